import type { CustomerIndex } from "./customerPage.js";
import { currencyName } from "../../writing/format.js";
import { growingTable } from "../dataTable/growingTable.js";
import { customerHref } from "../controls/links.js";

/** What the first customers of each order are. */
const firsts: Readonly<Record<string, string>> = {
  open: "largest",
  overdue: "most overdue",
  delay: "latest paying",
  name: "alphabetically first",
};

/** All customers from the top of an order: those of a small ledger at once, of a large one as far as a reader asks. */
export function customerList(
  index: CustomerIndex,
  { order, currency }: { readonly order: string; readonly currency: string },
): Promise<HTMLElement> {
  const paths = Array.from({ length: index.listShards }, (_, place) => `customers/${order}/${place}`);
  return growingTable(
    { paths, isAsked: () => true, total: index.count },
    [
      { name: "customer_name", label: "Customer", href: customerHref },
      { name: "customer_id", label: "Number" },
      { name: "currencies", label: "Currencies" },
      { name: "open_base_amount", label: `Open, ${currencyName(currency)}`, kind: "money" },
      { name: "overdue_base_amount", label: "Overdue", kind: "money" },
      { name: "count_open", label: "Invoices", kind: "number" },
      { name: "late_rate", label: "Late", kind: "percent" },
      { name: "mean_delay_days", label: "Mean delay", kind: "days" },
      { name: "last_payment_date", label: "Last paid", kind: "date" },
    ],
    {
      caption: "Customers",
      file: "customers.csv",
      noun: "customer",
      first: firsts[order] ?? "first",
      tables: ["customer_list"],
    },
  );
}
