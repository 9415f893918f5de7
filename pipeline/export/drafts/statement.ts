import { z } from "zod";
import { literal, readRows, type Warehouse } from "../../warehouse/warehouse.ts";

const ItemSchema = z.object({
  customer_id: z.string(),
  report_currency: z.string(),
  cells: z.string(),
});

/** Past-due items by customer and report currency, each as the texts of its cells. */
export type Statements = ReadonlyMap<string, readonly (readonly string[])[]>;

/** The key of a customer's statement in one report currency. */
export function statementKey(customerId: string, currency: string): string {
  return JSON.stringify([customerId, currency]);
}

/**
 * Reads what is past due of every customer, or where nothing is what falls due within two weeks: invoice, issued, due, days
 * past due, open, in dispute; oldest first.
 */
export async function readStatements(warehouse: Warehouse, baseCurrency: string): Promise<Statements> {
  const money = (column: string): string => `format('{:,.2f}', cast(${column} as double))`;
  const items = await readRows(
    warehouse,
    `select customer_id,
       case when open_base_amount is null then currency else ${literal(baseCurrency)} end as report_currency,
       cast(to_json([invoice_id, cast(issue_date as varchar), cast(due_date as varchar), cast(days_past_due as varchar),
         concat(case when currency = 'XXX' then '' else currency || ' ' end, ${money("open_amount")}),
         ${money("disputed_amount")}]) as varchar) as cells
     from open_invoices where days_past_due >= -14 and open_amount > 0
     qualify days_past_due > 0 or max(days_past_due) over (partition by customer_id) <= 0
     order by customer_id, due_date, invoice_id, instalment, receivable_account`,
    ItemSchema,
  );
  const statements = new Map<string, (readonly string[])[]>();
  for (const { customer_id, report_currency, cells } of items) {
    const key = statementKey(customer_id, report_currency);
    const list = statements.get(key) ?? [];
    list.push(z.array(z.string()).parse(JSON.parse(cells)));
    statements.set(key, list);
  }
  return statements;
}

/** A statement as lines of aligned text under its headings. */
export function statementText(headings: readonly string[], items: readonly (readonly string[])[]): string {
  return alignedText([headings, ...items], 3);
}

/** Lines of cells as aligned text; cells from `firstNumber` on stand to the right of their column. */
export function alignedText(lines: readonly (readonly string[])[], firstNumber: number): string {
  const widths = (lines[0] ?? []).map((_, index) => Math.max(...lines.map((line) => (line[index] ?? "").length)));
  return lines
    .map((line) =>
      line
        .map((text, index) =>
          index >= firstNumber ? text.padStart(widths[index] ?? 0) : text.padEnd(widths[index] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
