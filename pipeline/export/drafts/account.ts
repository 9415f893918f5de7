import { z } from "zod";
import { readRows, type Warehouse } from "../../warehouse/warehouse.ts";
import { accountEntries, accountSums } from "../entries.ts";
import { alignedText } from "./statement.ts";

const LineSchema = z.object({ customer_id: z.string(), part: z.enum(["item", "sum"]), cells: z.string() });

/** What a customer's account holds: every open item and credit, and per currency past due, not yet due, credits and balance. */
export type Account = { readonly items: readonly (readonly string[])[]; readonly sums: readonly (readonly string[])[] };

/**
 * Reads the accounts of the customers of the worklist: open items, oldest first, then what is paid or credited and not yet
 * applied, as negative amounts, each in its own currency; sums by currency, in SQL.
 */
export async function readAccounts(warehouse: Warehouse): Promise<ReadonlyMap<string, Account>> {
  const lines = await readRows(warehouse, accountSql, LineSchema);
  const accounts = new Map<string, { items: (readonly string[])[]; sums: (readonly string[])[] }>();
  for (const { customer_id, part, cells } of lines) {
    const account = accounts.get(customer_id) ?? { items: [], sums: [] };
    account[part === "item" ? "items" : "sums"].push(z.array(z.string()).parse(JSON.parse(cells)));
    accounts.set(customer_id, account);
  }
  return accounts;
}

/** The sums of an account as aligned lines under their names in a language. */
export function sumsText(names: readonly string[], account: Account | undefined): string {
  return (account?.sums ?? [])
    .map((sums) =>
      alignedText(
        sums.map((sum, index) => [names[index] ?? "", sum]),
        1,
      ),
    )
    .join("\n\n");
}

const money = (amount: string): string =>
  `concat(case when currency = 'XXX' then '' else currency || ' ' end, format('{:,.2f}', cast(${amount} as double)))`;

const accountSql = `
  with asked as (select * from (${accountEntries}) as entries semi join worklist using (customer_id)),
  sums as (${accountSums("asked")})
  select customer_id, part, cells from (
    select customer_id, 'item' as part, days_past_due is null as place, cast(coalesce(due_date, issue_date) as varchar) as day, id,
      cast(to_json([id, cast(issue_date as varchar), coalesce(cast(due_date as varchar), ''),
        coalesce(cast(days_past_due as varchar), ''), ${money("open_amount")},
        case when disputed_amount = 0 then '' else format('{:,.2f}', cast(disputed_amount as double)) end]) as varchar) as cells
    from asked
    union all
    select customer_id, 'sum', null, '', currency,
      cast(to_json([${money("overdue_amount")}, ${money("later_amount")}, ${money("credit_amount")}, ${money("balance_amount")}]) as varchar)
    from sums
  ) as lines order by customer_id, place nulls last, day, id, cells`;
