import { z } from "zod";
import { CountbackError } from "../../errors.ts";
import { literal, readRows, type Warehouse } from "../../warehouse/warehouse.ts";
import type { ExportFile } from "../layouts/exportFile.ts";
import { addFinding } from "./findings.ts";
import { headerIndex } from "../layouts/headers.ts";
import type { Settings } from "../../settings.ts";
import { headersIn } from "../values/source.ts";

/** What must hold of a document whatever its system: when a row breaks it, by how much money, and the columns that say so. */
type Invariant = {
  readonly rule: string;
  /** The rule as it is broken, in words. */
  readonly broken: string;
  /** SQL over `stated`: the money at stake in a row, null or 0 where the invariant holds. */
  readonly excess: string;
  readonly columns: readonly string[];
};

const invariants: readonly Invariant[] = [
  {
    rule: "paid_beyond_amount",
    broken: "more is paid than the amount",
    excess: "greatest(paid_amount - amount, 0)",
    columns: ["amount", "paid_amount", "applied_amount"],
  },
  {
    rule: "balance_beyond_amount",
    broken: "more is open than the amount",
    excess: "greatest(abs(open_amount) - amount, 0)",
    columns: ["amount", "open_amount", "applied_amount"],
  },
  {
    rule: "balance_differs",
    broken: "the amount less what is paid and credited is not the balance",
    excess: "abs(unexplained_amount(amount, paid_amount, credited_amount, written_off_amount, open_amount))",
    columns: ["amount", "paid_amount", "credited_amount", "written_off_amount", "open_amount"],
  },
  {
    rule: "paid_before_issue",
    broken: "the paid date is before the invoice date",
    excess: "case when paid_date < issue_date then amount else 0 end",
    columns: ["issue_date", "paid_date"],
  },
  {
    rule: "paid_date_without_payment",
    broken: "a paid date stands where nothing is paid",
    excess: `case when paid_date is not null and paid_amount = 0 and coalesce(credited_amount, 0) = 0
      and coalesce(written_off_amount, 0) = 0 then amount else 0 end`,
    columns: ["paid_date", "paid_amount", "open_amount"],
  },
];

/** The columns that say what became of a document's money. */
const outcomes = ["amount", "paid_amount", "credited_amount", "written_off_amount", "open_amount"] as const;

/** Below this many units of a currency a difference is a matter of rounding. */
const tolerance = 0.01;

/**
 * Documents with what they say of their settlement, amounts positive. A credit note or payment that was used below zero is
 * open beyond its amount. What is paid of an invoice that states only its balance follows from it, so that it says nothing.
 */
const stated = `
  select file_number, invoice_id as document_id, amount, paid_amount, credited_amount, written_off_amount, open_amount, issue_date, paid_date
  from ingest.invoices
  union all by name
  select file_number, credit_note_id as document_id, amount, applied_amount as paid_amount,
    case when applied_amount < 0 then amount - applied_amount end as open_amount
  from ingest.credit_notes where applied_amount is not null
  union all by name
  select file_number, payment_id as document_id, amount, applied_amount as paid_amount,
    case when applied_amount < 0 then amount - applied_amount end as open_amount
  from ingest.payments where applied_amount is not null
  union all by name
  select file_number, invoice_id as document_id, abs(amount) as amount, open_amount, issue_date
  from ingest.open_items where amount is not null`;

const SumsSchema = z.object({
  file_number: z.number(),
  rule: z.string(),
  example: z.string().nullable(),
  count_rows: z.number(),
  of_rows: z.number(),
  amount: z.string(),
  rows_rate: z.number(),
  amount_rate: z.number(),
});

/** An invariant that a file breaks, in words, and in which share of its rows and of its money, the larger of them. */
export type Broken = { readonly file: ExportFile; readonly message: string; readonly rate: number };

/** Tells of every file and invariant that rows of it break, with their money; returns what was found. */
export async function recordInvariants(warehouse: Warehouse, files: readonly ExportFile[]): Promise<readonly Broken[]> {
  const sums = invariants.map(
    ({ rule, excess }) => `
      select file_number, ${literal(rule)} as rule, count(*) filter (excess > ${tolerance}) as count_rows, count(*) as of_rows,
        min(document_id) filter (excess > ${tolerance}) as example, sum(excess) filter (excess > ${tolerance}) as excess, sum(size) as size
      from (select file_number, document_id, abs(amount) as size, ${excess} as excess from stated)
      group by file_number having count_rows > 0`,
  );
  const found = await readRows(
    warehouse,
    `with stated as (${stated}), sums as (${sums.join(" union all ")})
    select file_number, rule, example, count_rows, of_rows, cast(cast(excess as decimal(38, 2)) as varchar) as amount,
      count_rows / of_rows as rows_rate, coalesce(cast(excess as double) / nullif(cast(size as double), 0), 1) as amount_rate
    from sums order by file_number, rule`,
    SumsSchema,
  );
  const broken = [...(await recordNothingOwed(warehouse, files))];
  for (const { file_number, rule, example, amount, count_rows, of_rows, rows_rate, amount_rate } of found) {
    const file = files.find((each) => each.number === file_number);
    const invariant = invariants.find((each) => each.rule === rule);
    if (file === undefined || invariant === undefined) continue;
    const columns = headersOf(file, invariant).join(", ");
    const message = `${invariant.broken} in ${count_rows} of ${of_rows} rows (columns ${columns}), ${amount} at stake`;
    broken.push({ file, message, rate: Math.max(rows_rate, amount_rate) });
    const value = example === null ? {} : { value: example };
    await addFinding(warehouse, { severity: "warning", file: file.name, rule, message, amount, ...value });
  }
  return broken;
}

const VanishedSchema = z.object({ file_number: z.number(), count_rows: z.number(), amount: z.string() });

/**
 * Tells of files of invoices or open items whose money is neither open nor paid in any row, by what they say themselves, in
 * an export that no money came in by either: all of it is credited, written off or nowhere.
 */
async function recordNothingOwed(warehouse: Warehouse, files: readonly ExportFile[]): Promise<readonly Broken[]> {
  const found = await readRows(
    warehouse,
    `with documents as (
      select file_number, amount, open_amount, credited_amount, written_off_amount,
        coalesce(paid_amount, case when paid_date is not null and open_amount is null then amount end) as paid_amount
      from ingest.invoices
      union all by name
      select file_number, coalesce(nullif(amount, 0), open_amount) as amount, open_amount from ingest.open_items
    )
    select file_number, count(*) as count_rows, cast(cast(sum(abs(amount)) as decimal(38, 2)) as varchar) as amount
    from documents
    where not exists (select 1 from ingest.payments)
    group by file_number
    having sum(abs(amount)) > ${tolerance} and coalesce(sum(abs(paid_amount)), 0) <= ${tolerance}
      and sum(abs(coalesce(open_amount,
        amount - coalesce(paid_amount, 0) - coalesce(credited_amount, 0) - coalesce(written_off_amount, 0)))) <= ${tolerance}
    order by file_number`,
    VanishedSchema,
  );
  const broken: Broken[] = [];
  for (const { file_number, count_rows, amount } of found) {
    const file = files.find((each) => each.number === file_number);
    if (file === undefined) continue;
    const columns = headersOf(file, { columns: outcomes }).join(", ");
    const message = `nothing is open and nothing was paid in ${count_rows} rows (columns ${columns}), ${amount} accepted`;
    broken.push({ file, message, rate: 1 });
    await addFinding(warehouse, { severity: "warning", file: file.name, rule: "nothing_owed", message, amount });
  }
  return broken;
}

/**
 * Fails with exit code 2 where the mapping of a file was guessed and an invariant is broken by more of its rows or money than
 * the limit: then columns were taken for what they are not. In layouts that are known such rows are what they say.
 */
export function checkInvariants(found: readonly Broken[], { limits }: Pick<Settings, "limits">): void {
  const worst = found.find(({ file, rate }) => file.profile.guessed === true && rate > limits.brokenRate);
  if (worst === undefined) return;
  const limit = `${(limits.brokenRate * 100).toFixed(1)} %`;
  throw new CountbackError(`impossible mapping: ${worst.file.name}: ${worst.message}, limit ${limit}`, 2);
}

/** The headers of a file that some columns are taken from. */
function headersOf({ layout, header }: ExportFile, { columns }: Pick<Invariant, "columns">): readonly string[] {
  const sources = columns.flatMap((column) => layout.feeds.map((feed) => feed.columns[column]));
  const named = sources.flatMap((source) => (source === undefined ? [] : headersIn(source)));
  return [...new Set(named)].filter((name) => headerIndex(header, name) !== -1);
}
