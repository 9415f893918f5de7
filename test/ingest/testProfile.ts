/** A value as JSON holds it. */
export type Json = Record<string, unknown>;

/** A profile of one layout `bills` told by the header `bill`; a second one `people` is only looked up in. */
export function profileOf(layout: Json, ...others: readonly Json[]): Json {
  return {
    name: "test",
    describes: "a test",
    layouts: [{ name: "bills", signature: ["bill"], unused: "rest", ...layout }, ...others],
  };
}

const invoice = {
  invoice_id: "bill",
  customer_id: "who",
  issue_date: "day",
  due_date: { constant: "2020-03-31" },
  amount: "sum",
  currency: "money",
};

export function feed(columns: Json, more: Json = {}): Json {
  return { table: "invoices", columns: { ...invoice, ...columns }, ...more };
}

/** The headers of a file that the test profile reads. */
export const base = "bill,who,day,sum,money";
