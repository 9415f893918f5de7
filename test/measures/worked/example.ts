import type { Settings } from "../../../pipeline/settings.ts";
import { fromInputs } from "../../support/handmade.ts";
import { askLedger } from "../../support/ledger.ts";

/**
 * A worked number of the methods page: a ledger, or tables typed by hand (`schema.name` → a select) with what is built of
 * them; a question to the real SQL whose column `text` is what it says; and those words.
 */
export type Example = { readonly sql: string; readonly says: string; readonly changes?: Partial<Settings> } & (
  | { readonly ledger: string; readonly asOf: string }
  | { readonly inputs: Readonly<Record<string, string>>; readonly build: readonly string[] }
);

/** What the real SQL says of an example. */
export async function compute(example: Example): Promise<unknown> {
  const rows =
    "ledger" in example
      ? await askLedger(example.ledger, example.asOf, example.sql, example.changes)
      : await fromInputs(example.inputs, example.build, example.sql, example.changes);
  return rows[0]?.["text"];
}

/** A question for one value of `measures.measures` at the as-of date, in words. */
export const measureText = (measure: string, method: string, format: string): string =>
  `select format('${format}', value) as text from measures.measures
   where as_of_date = run.as_of() and measure = '${measure}' and method = '${method}'`;

/** `measures.totals` as a select: rows of named amounts, without any reason. */
export const totals = (rows: string): string =>
  `select *, null::varchar as balance_reason, null::varchar as collections_reason, null::varchar as sales_reason
   from (${rows}) as typed`;
