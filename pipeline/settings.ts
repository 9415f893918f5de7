import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { audiences } from "./audience/audience.ts";
import { PolicySchema } from "./decisions/policy.ts";
import { CountbackError } from "./errors.ts";
import { type ExpectedOpen, readExpectedOpen } from "./ledger/expectedOpen.ts";
import { LateInterestSchema } from "./measures/lateInterest.ts";
import { FarDatesSchema } from "./ingest/values/farDatesSetting.ts";
import { readPassword } from "./site/lock/password.ts";
import { profileChoice } from "./ingest/profiles/choice.ts";
import { MemorySchema } from "./warehouse/memory.ts";
import { isReportDay, ranges } from "./warehouse/settingRanges.ts";

/** The folder Countback stands in, a checkout or an installed package: where `src/` and `docs/` are. Nothing is written there. */
export const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));

/** The exports that a command reads where none are named, in the working directory. */
export const defaultInput = "data/sample";

const configName = "countback.config.json";

/** Countback's version, from package.json. */
export const version = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(projectFolder, "package.json"), "utf8"))).version;

/** A day as `YYYY-MM-DD` that the calendar has and a report may be of. */
export const isoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) ?? false, "no such day")
  .refine(isReportDay, "must be from 1900-01-01 to 2199-12-31");

function isLocale(tag: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length === 1;
  } catch {
    return false;
  }
}

/** What `countback.config.json` may hold. Unknown names are refused, so that a misspelt setting is not ignored. */
export const ConfigSchema = z.strictObject({
  company: z.string().min(1).default("Receivables"),
  /** How the report writes numbers and dates, as a language tag: en-GB, en-US, de-DE. Its words stay English. */
  locale: z
    .string()
    .refine(isLocale, { error: ({ input }) => `invalid locale: ${String(input)}` })
    .default("en-GB"),
  asOf: isoDate.nullable().default(null),
  /** Whom the report is for: what they may not see is in no file of it. */
  audience: z.enum(audiences).default("credit"),
  seed: ranges.seed.int().default(1),
  profile: z
    .union([z.string(), z.record(z.string(), z.unknown())])
    .nullable()
    .default(null),
  baseCurrency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable()
    .default(null),
  dateOrder: z.enum(["dmy", "mdy"]).nullable().default(null),
  farDates: FarDatesSchema.prefault({}),
  /** What several lists of open items are where they do not say it: all that was open on the day of each, or what is new in each. */
  files: z.enum(["whole", "new"]).nullable().default(null),
  /** Customers, by number or name, that are companies of the group: what they owe each other is left out. */
  intercompany: z.array(z.string().min(1)).default([]),
  unreferencedPayments: z.enum(["leave", "oldest_first"]).default("leave"),
  lateAfterDays: ranges.days.int().default(0),
  /** Days past the due date beyond which an invoice is late in a way that matters, and seriously so. */
  atRiskDays: z
    .tuple([ranges.days.int(), ranges.days.int()])
    .refine(([some, many]) => some < many, "must ascend")
    .default([5, 30]),
  bucketEdges: z
    .array(ranges.signedDays.int())
    .length(5)
    .refine((edges) => edges.every((edge, index) => index === 0 || edge > (edges[index - 1] ?? edge)), "must ascend")
    .default([0, 30, 60, 90, 120]),
  bucketUnit: z.enum(["days", "weeks", "months"]).default("days"),
  monthEnds: z.int().min(1).max(600).default(36),
  promises: z
    .strictObject({
      keptRate: z.number().min(0).max(1).default(0.9),
      graceDays: ranges.days.int().default(3),
    })
    .prefault({}),
  alarms: z
    .strictObject({
      baselineCount: ranges.count.int().default(15),
      slackDays: ranges.days.positive().default(5),
      thresholdDays: ranges.days.positive().default(40),
      groupSlackDays: ranges.days.positive().default(1.5),
      groupThresholdDays: ranges.days.positive().default(6),
    })
    .prefault({}),
  allowance: z
    .strictObject({
      recoveryRate: z.number().min(0).max(1).default(0),
      forwardFactor: ranges.factor.default(1),
      overlayAmount: ranges.signedAmount.default(0),
      individualLossRates: z.record(z.string(), z.number().min(0).max(1)).default({}),
      sensitivity: z
        .strictObject({
          lossRate: z.number().min(0).max(1).default(0.1),
          forwardFactor: ranges.factor.default(0.1),
          recovery: z.number().min(0).max(1).default(0.1),
        })
        .prefault({}),
    })
    .prefault({}),
  lateInterest: LateInterestSchema.prefault({}),
  policy: PolicySchema.prefault({}),
  residualRateLimit: z.number().min(0).max(1).default(0.25),
  targets: z
    .array(
      z.strictObject({
        measure: z.string(),
        method: z.string().default(""),
        target: ranges.figure,
        warning: ranges.figure,
        critical: ranges.figure,
        owner: z.string().default(""),
        comment: z.string().default(""),
      }),
    )
    .default([]),
  benchmarks: z
    .array(
      z.strictObject({
        measure: z.string(),
        method: z.string().default(""),
        value: ranges.figure,
        source: z.string().min(1),
        date: isoDate,
      }),
    )
    .default([]),
  /** How many runs an output folder keeps whole: the current one, and for readers and `countback rollback` the last before it. */
  keptRuns: z.int().min(2).max(1000).default(3),
  memory: MemorySchema,
  /** How many threads a run works with; null for as many as there are. */
  threads: z.int().min(1).max(1024).nullable().default(null),
  /** Share of the money that the last run knew as open which the export may know no more; and where it is a mere list of open items. */
  vanished: z
    .strictObject({
      rate: z.number().min(0).max(1).default(0.5),
      listRate: z.number().min(0).max(1).default(0.9),
    })
    .prefault({}),
  holdoutFrom: isoDate.nullable().default(null),
  horizonWeeks: z.literal(13).default(13),
  limits: z
    .strictObject({
      rejectedRowsRate: z.number().min(0).max(1).default(0.05),
      rejectedAmountRate: z.number().min(0).max(1).default(0.05),
      /** Share of a file's rows or money that may break what must hold of any document, where its columns were guessed. */
      brokenRate: z.number().min(0).max(1).default(0.05),
    })
    .prefault({}),
});

/** Flags of `countback run` as the command line hands them over. */
export type Flags = {
  readonly input?: string;
  readonly asOf?: string;
  readonly config?: string;
  readonly output?: string;
  readonly site?: string | boolean;
  readonly profile?: string;
  readonly seed?: string;
  readonly model?: string;
  readonly memory?: string;
  readonly threads?: string;
  readonly expectOpen?: readonly string[];
  readonly acceptVanished?: boolean;
  readonly passwordFile?: string;
  readonly audience?: string;
};

/** The settings with all defaults, as a manifest records them. */
export type Config = z.infer<typeof ConfigSchema>;

/** All that a run depends on besides its exports. */
export type Settings = Config & {
  readonly inputFolder: string;
  readonly outputFolder: string;
  readonly siteFolder: string | null;
  /** A saved model that scores without being fitted anew; null where a run fits its own. */
  readonly modelFile: string | null;
  /** What should be open at the as-of date, by currency; none where nothing is held to a total. */
  readonly expectedOpen: readonly ExpectedOpen[];
  /** Whether it is meant that what the last run knew as open is no longer in the export. */
  readonly acceptVanished: boolean;
  /** What the site is locked with; null where it is open. */
  readonly password: string | null;
};

/**
 * Joins defaults, `countback.config.json` (beside the exports, else in the working directory) and flags; flags win. Folders
 * that no flag names are in the working directory. Throws a CountbackError with exit code 3 that names the wrong setting.
 */
export function readSettings(flags: Flags): Settings {
  const file = flags.config ?? configInForce(inputOf(flags));
  return settingsOf(flags, file === null ? {} : readConfig(file));
}

/** The folder or file of exports, as an absolute path. */
export function inputOf({ input = defaultInput }: Flags): string {
  return resolve(input);
}

/** Where the settings of exports stand: in their folder, or beside the one file. */
export function configBeside(input: string): string {
  const isFile = statSync(input, { throwIfNoEntry: false })?.isFile() ?? false;
  return join(isFile ? dirname(input) : input, configName);
}

/** The settings file that exports are read by where none is named, or null. */
export function configInForce(input: string): string | null {
  return [configBeside(input), resolve(configName)].find((file) => existsSync(file)) ?? null;
}

/** What a settings file holds, not judged yet. Throws with exit code 3 where it is not there or no JSON object. */
export function readConfig(path: string): Readonly<Record<string, unknown>> {
  const file = resolve(path);
  if (!existsSync(file)) throw new CountbackError(`no such config file: ${path}`, 3);
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    throw new CountbackError(
      `invalid JSON in ${file}: ${error instanceof Error ? error.message.split("\n")[0] : error}`,
      3,
    );
  }
}

/** Joins defaults, what a settings file holds and flags; flags win. Throws with exit code 3 that names the wrong setting. */
export function settingsOf(flags: Flags, config: Readonly<Record<string, unknown>>): Settings {
  const overrides = {
    ...(flags.asOf === undefined ? {} : { asOf: flags.asOf }),
    ...(flags.profile === undefined ? {} : { profile: flags.profile }),
    ...(flags.audience === undefined ? {} : { audience: flags.audience }),
    ...(flags.seed === undefined ? {} : { seed: numberIn(flags.seed) }),
    ...(flags.memory === undefined ? {} : { memory: flags.memory }),
    ...(flags.threads === undefined ? {} : { threads: numberIn(flags.threads) }),
  };
  const parsed = ConfigSchema.safeParse({ ...config, ...overrides });
  if (!parsed.success) throw invalidSetting(parsed.error, { ...config, ...overrides });
  const { profile } = parsed.data;
  return {
    ...parsed.data,
    profile: typeof profile === "string" ? profileChoice(profile) : profile,
    inputFolder: inputOf(flags),
    outputFolder: resolve(flags.output ?? "data"),
    siteFolder: flags.site === false ? null : resolve(typeof flags.site === "string" ? flags.site : "dist"),
    modelFile: flags.model === undefined ? null : resolve(flags.model),
    expectedOpen: readExpectedOpen(flags.expectOpen ?? []),
    acceptVanished: flags.acceptVanished === true,
    password: flags.passwordFile === undefined ? null : readPassword(flags.passwordFile),
  };
}

/** The number that a flag says; a text that is none stays, to be refused as it was typed. */
const numberIn = (text: string): number | string => (Number.isNaN(Number(text)) ? text : Number(text));

/** Settings that change nothing of what a run publishes. */
const settingsOfWork: readonly string[] = ["keptRuns", "memory", "threads", "vanished"];

/** Settings that change what a run publishes: folders and how it works are left out, so that they give the same run id. */
export function settingsOfRecord(settings: Settings): object {
  const isOfRecord = (name: string): boolean => name in ConfigSchema.shape && !settingsOfWork.includes(name);
  return Object.fromEntries(Object.entries(settings).filter(([name]) => isOfRecord(name)));
}

function invalidSetting(error: z.ZodError, given: Readonly<Record<string, unknown>>): CountbackError {
  const issue = error.issues[0];
  if (issue?.code === "unrecognized_keys") return new CountbackError(`unknown setting: ${issue.keys.join(", ")}`, 3);
  const path = issue?.path.map(String) ?? [];
  const name = path.join(".");
  const flag = name === "asOf" ? "as-of" : name;
  return new CountbackError(`invalid ${flag}: ${JSON.stringify(valueAt(given, path))} (${issue?.message})`, 3);
}

function valueAt(given: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return given;
  return typeof given === "object" && given !== null ? valueAt(Reflect.get(given, name), rest) : undefined;
}
