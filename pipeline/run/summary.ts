import { resolve } from "node:path";
import { z } from "zod";
import type { Timing } from "./progress.ts";
import type { Manifest } from "../publish/manifest.ts";
import type { Settings } from "../settings.ts";
import { typed } from "../errors.ts";
import { readRows, type Warehouse } from "../warehouse/warehouse.ts";

const HeadlineSchema = z.object({
  currency: z.string(),
  measure: z.enum(["receivables", "overdue", "dso", "cei", "expected_cash"]),
  name: z.string(),
  unit: z.enum(["money", "days", "percent"]),
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Why there is no value, or what it rests on where that is not the usual. */
  reason: z.string().nullable(),
});

/** One number of the summary: money in `currency`, days, or percent; `low` and `high` are the ends of a band of 80 %. */
export type Headline = z.infer<typeof HeadlineSchema>;

/**
 * What a run tells the operator: headline numbers, what was found in the exports, and what each step took. Amounts of
 * findings and of what was rejected are sums as exported, whatever their currency.
 */
export type Summary = {
  readonly runId: string;
  readonly company: string;
  readonly asOf: string;
  readonly headlines: readonly Headline[];
  /** The control totals that the run was held to and met. */
  readonly expectedOpen: Settings["expectedOpen"];
  readonly rejected: { readonly rows: number; readonly amount: number };
  readonly findings: readonly {
    readonly severity: string;
    readonly rule: string;
    readonly count: number;
    readonly amount: number | null;
  }[];
  readonly timings: {
    readonly steps: readonly { readonly step: string; readonly seconds: number; readonly rows: number }[];
    readonly totalSeconds: number;
    readonly peakMemoryBytes: number;
  };
  readonly published: string;
  readonly site: string | null;
};

const mainTables: Readonly<Record<string, string>> = {
  ingest: "select coalesce(sum(rows_read), 0) from ingest.files",
  ledger: "select count(*) from ledger.entries",
  measures: "select count(*) from measures.aging",
  risk: "select count(*) from risk.scores",
  forecast: "select count(*) from forecast.cash",
  decisions: "select count(*) from decisions.worklist",
  publish: "select count(*) from publish.open_invoices",
};

/** Reads the summary of a run from its warehouse. */
export async function summarise(
  warehouse: Warehouse,
  run: {
    readonly manifest: Manifest;
    readonly timings: readonly Timing[];
    readonly totalSeconds: number;
    readonly settings: Settings;
  },
): Promise<Summary> {
  const steps = [];
  for (const { step, seconds } of run.timings) {
    const counted = mainTables[step];
    steps.push({ step, seconds, rows: counted === undefined ? 0 : await readNumber(warehouse, counted) });
  }
  const [rejected] = await readRows(
    warehouse,
    "select coalesce(sum(rows_rejected), 0)::bigint as n, coalesce(sum(amount_rejected), 0) as amount from ingest.files",
    z.object({ n: z.number(), amount: z.number() }),
  );
  return {
    runId: run.manifest.runId,
    company: run.manifest.company,
    asOf: run.manifest.asOf,
    headlines: await readHeadlines(warehouse),
    expectedOpen: run.settings.expectedOpen,
    rejected: { rows: rejected?.n ?? 0, amount: rejected?.amount ?? 0 },
    findings: await readFindings(warehouse),
    timings: {
      steps,
      totalSeconds: run.totalSeconds,
      peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
    },
    published: `${run.settings.outputFolder}/published`,
    site: run.settings.siteFolder,
  };
}

async function readHeadlines(warehouse: Warehouse): Promise<Summary["headlines"]> {
  return readRows(
    warehouse,
    `select * exclude (place) from (
       select report_currency as currency, 1 as place, measure, 'Net receivables' as name, 'money' as unit, value,
         null::double as low, null::double as high, reason
       from measures.measures where as_of_date = run.as_of() and measure = 'receivables' and method = 'net'
       union all
       select report_currency, 2, measure, 'Overdue', 'money', value, null, null, reason
       from measures.measures where as_of_date = run.as_of() and measure = 'overdue'
       union all
       select report_currency, 3, measure, 'DSO, count-back', 'days', value, null, null, reason
       from measures.measures where as_of_date = run.as_of() and measure = 'dso' and method = 'count_back'
       union all
       select report_currency, 4, measure, 'Collection effectiveness, month to date', 'percent', value, null, null, reason
       from measures.measures where as_of_date = run.as_of() and measure = 'cei' and method = 'book'
       union all
       select report_currency, 4 + horizon_weeks, 'expected_cash', 'Cash expected in ' || horizon_weeks || ' weeks', 'money',
         leading_amount::double,
         case when has_band and leading_rule = 'forecast' then p10_amount::double end,
         case when has_band and leading_rule = 'forecast' then p90_amount::double end,
         case
           when count_rows = 0 then 'by due dates and a usual delay: no payment is known'
           when leading_rule <> 'forecast' then 'by ' || case leading_rule when 'due_dates' then 'due dates' else 'mean weeks' end
             || ', closer than our forecast on past days'
           when not has_band then 'no band: ' || count_forecasts || ' past forecasts to judge it by'
         end
       from publish.cash_outlook cross join publish.model_training where horizon_weeks in (4, 13)
     ) order by currency <> (select min(base_currency) from ledger.currencies), currency, place`,
    HeadlineSchema,
  );
}

async function readFindings(warehouse: Warehouse): Promise<Summary["findings"]> {
  return readRows(
    warehouse,
    `select severity, rule, count(*) as count, sum(amount) as amount from publish.findings
     group by severity, rule order by case severity when 'error' then 1 when 'warning' then 2 else 3 end, rule`,
    z.object({ severity: z.string(), rule: z.string(), count: z.number(), amount: z.number().nullable() }),
  );
}

async function readNumber(warehouse: Warehouse, sql: string): Promise<number> {
  const [row] = await readRows(warehouse, `select (${sql})::bigint as n`, z.object({ n: z.number() }));
  return row?.n ?? 0;
}

/** The summary as lines of text. */
export function formatSummary(summary: Summary): string {
  const { steps, totalSeconds, peakMemoryBytes } = summary.timings;
  return [
    `${summary.company}, as of ${summary.asOf} (run ${summary.runId})`,
    "",
    ...summary.headlines.map((headline) => `  ${headline.name.padEnd(42)} ${headline.currency}  ${textOf(headline)}`),
    ...summary.expectedOpen.map(
      ({ currency, amount }) => `  ${"Control total met".padEnd(42)} ${currency ?? "   "}  ${money(Number(amount))}`,
    ),
    "",
    `Rejected: ${summary.rejected.rows} rows, ${money(summary.rejected.amount)}`,
    ...summary.findings.map(
      ({ severity, rule, count, amount }) =>
        `  ${severity.padEnd(8)} ${rule.padEnd(28)} ${String(count).padStart(7)}${amount === null ? "" : `  ${money(amount)}`}`,
    ),
    "",
    `Took ${totalSeconds.toFixed(1)} s, ${(peakMemoryBytes / 2 ** 20).toFixed(0)} MB at most`,
    ...steps.map(({ step, seconds }) => `  ${step.padEnd(10)} ${seconds.toFixed(2).padStart(7)} s`),
    "",
    `Tables: ${summary.published}`,
    ...(summary.site === null ? [] : [`Report: ${summary.site} (look at it with: ${serveOf(summary.site)})`]),
  ].join("\n");
}

function textOf({ unit, value, low, high, reason }: Headline): string {
  if (value === null) return `not known: ${reason ?? "no figure"}`;
  if (unit === "days") return `${value.toFixed(1)} days`;
  if (unit === "percent") return `${value.toFixed(1)} %`;
  const band = low === null || high === null ? "" : ` (${money(low)} to ${money(high)})`;
  return `${money(value)}${band}${reason === null ? "" : `, ${reason}`}`;
}

function money(amount: number): string {
  return amount.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

function serveOf(site: string): string {
  return site === resolve("dist") ? typed("serve") : typed("serve", "--site", site);
}
