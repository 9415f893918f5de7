import { z } from "zod";
import { type TableName, tableNamed, tableNames } from "../layouts/tables.ts";
import { ConditionSchema, pattern, type Source, SourceSchema, sourcesIn, withParts } from "./expressions.ts";

const name = z.string().min(1);
const headers = z.array(name);

/** Rows under a name: left out (`leaveOut`) or only spoken of (`notes`). */
const NamedRowsSchema = z.strictObject({
  rule: z.string().regex(/^[a-z][a-z0-9_]*$/, "must be lower case words joined by underscores"),
  rows: ConditionSchema,
  message: name,
});

/** Rows left out; `once` tells of them in one finding a file, for layouts that leave most rows out by nature. */
const LeaveOutSchema = NamedRowsSchema.extend({ once: z.literal(true).optional() });

/** Rows only spoken of; `amount` is the money at stake where the feed has none of its own. */
const NoteSchema = NamedRowsSchema.extend({ amount: SourceSchema.optional() });

/** Columns that witness the day/month order: two dates in order, or the days between two dates as a number. */
const DateWitnessSchema = z.union([
  z.strictObject({ earlier: name, later: name }),
  z.strictObject({ days: name, from: name, to: name }),
]);

const ReportSchema = z.strictObject({
  headerRows: z.literal(2).optional(),
  party: name.optional(),
  /** Tells the rows that name a party, by their texts with a space between; its group is the name. */
  partyLine: pattern.optional(),
  totals: headers,
  amount: name,
});

/** A canonical table that a file feeds, column by column. Without `columns` the headers are the canonical names. */
const FeedSchema = z
  .strictObject({
    table: z.enum(tableNames),
    columns: z.record(z.string(), SourceSchema).optional(),
    rows: ConditionSchema.optional(),
    also: z.literal(true).optional(),
    lines: z.union([z.literal(true), z.literal("repeat")]).optional(),
  })
  .superRefine(({ table, columns }, context) => {
    for (const column of Object.keys(columns ?? {})) {
      if (column in tableNamed(table).columns) continue;
      context.addIssue({ code: "custom", path: ["columns", column], message: `no column of ${table}` });
    }
  })
  .transform(({ columns, ...feed }) => ({ ...feed, columns: columns ?? canonicalColumns(feed.table) }));

const LayoutSchema = z.strictObject({
  name,
  signature: headers.min(1),
  without: headers.optional(),
  feeds: z.array(FeedSchema),
  unused: z.union([headers, z.literal("rest")]).optional(),
  leaveOut: z.array(LeaveOutSchema).optional(),
  notes: z.array(NoteSchema).optional(),
  latest: z.strictObject({ of: headers.min(1), by: name }).optional(),
  dateWitnesses: z.array(DateWitnessSchema).optional(),
  dateOrder: z.enum(["dmy", "mdy"]).optional(),
  minorUnits: z.union([z.literal(true), SourceSchema]).optional(),
  report: ReportSchema.optional(),
  openApart: z.literal(true).optional(),
});

/** A profile as its JSON file holds it (`docs/profiles.md`). Unknown names are refused. */
export const ProfileSchema = z
  .strictObject({ name, describes: name, guessed: z.literal(true).optional(), layouts: z.array(LayoutSchema).min(1) })
  .superRefine(({ layouts }, context) => {
    const names = layouts.map((layout) => layout.name);
    for (const [index, layout] of layouts.entries()) {
      const say = (message: string, ...path: (string | number)[]): void =>
        context.addIssue({ code: "custom", path: ["layouts", index, ...path], message });
      if (names.indexOf(layout.name) !== index) say(`a second layout of this name: ${layout.name}`, "name");
      if (layout.feeds.length > 0 && layout.feeds.every((feed) => feed.also === true)) {
        say("all feeds are `also`: one must count the file's rows", "feeds");
      }
      for (const source of sourcesOfLayout(layout).flatMap(withParts)) {
        if (typeof source === "string" || !("lookup" in source) || names.includes(source.lookup)) continue;
        say(`no layout of this name to look up in: ${source.lookup}`);
      }
      for (const table of new Set(layout.feeds.map((feed) => feed.table))) {
        const feeds = layout.feeds.filter((feed) => feed.table === table);
        const kinds = new Set(feeds.map(({ also, lines }) => `${also} ${lines}`));
        if (kinds.size > 1) say(`feeds of ${table} differ in also or lines`, "feeds");
      }
    }
  });

export type Profile = z.output<typeof ProfileSchema>;
/** One file layout: told by its header (names compared without case and punctuation), and what it feeds. */
export type Layout = Profile["layouts"][number];
export type Feed = Layout["feeds"][number];
export type LeaveOut = z.output<typeof LeaveOutSchema>;
export type DateWitness = z.output<typeof DateWitnessSchema>;
export type Report = z.output<typeof ReportSchema>;

/** Every source that a layout names at the top: of its columns, of its conditions, and of its currency. */
export function sourcesOfLayout({ feeds, leaveOut, notes, minorUnits }: Layout): Source[] {
  const named = [...(leaveOut ?? []), ...(notes ?? [])].flatMap(({ rows }) => sourcesIn(rows));
  const currency = minorUnits === undefined || minorUnits === true ? [] : [minorUnits];
  const spokenOf = (notes ?? []).flatMap(({ amount }) => amount ?? []);
  return [...feeds.flatMap(sourcesOfFeed), ...named, ...spokenOf, ...currency];
}

/** The sources of a feed's columns and of the condition on its rows. */
export function sourcesOfFeed({ columns, rows }: Pick<Feed, "columns" | "rows">): Source[] {
  return [...Object.values(columns), ...(rows === undefined ? [] : sourcesIn(rows))];
}

function canonicalColumns(table: TableName): Record<string, Source> {
  const names = Object.keys(tableNamed(table).columns);
  return Object.fromEntries(names.map((each) => [each, each === "attributes" ? { rest: true } : each]));
}
