import { html } from "htl";
import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { compactMoney, count } from "../../writing/format.js";
import { customerHref } from "../controls/links.js";
import { emptyState } from "../sentences/note.js";
import type { Piece, Row } from "../../writing/rows.js";

const customer: Column = { name: "customer_name", label: "Customer", href: customerHref };

const stateWords: Readonly<Record<string, string>> = {
  breach: "breach",
  "group in breach": "its group is in breach",
  "within grace": "above, within the grace",
  "peak above": "within now, above at the peak",
  within: "within",
  "no limit given": "no limit given",
};

/** In words: how many customers are above their limit and what they have at stake. */
export function limitsSentence(states: readonly Row[]): Piece {
  if (states.every((row) => row["limit_amount"] === null)) {
    return emptyState("No customer has a limit.", "Add credit_limit to customers.csv.");
  }
  const number = (state: string, name: string): number =>
    Number(states.find((row) => row["state"] === state)?.[name] ?? 0);
  const currency = String(states[0]?.["report_currency"] ?? "");
  const breaches = number("breach", "count_customers");
  return html`<p>
    ${
      breaches === 0
        ? "No customer is above its limit and grace"
        : `${count(breaches, "customer")} ${breaches === 1 ? "is above its limit" : "are above their limits"} and grace`
    }${
      breaches === 0
        ? ""
        : `: ${compactMoney(number("breach", "exposure_amount"), currency)} at stake under limits of ${compactMoney(number("breach", "limit_amount"), currency)}`
    }.
    ${count(number("within grace", "count_customers"), "customer")} more use the grace, and
    ${count(number("peak above", "count_customers"), "customer")} will go above it at the projected peak. A breach stops
    deliveries on account and makes the next reminder a firm one, unless the customer pays as class A or B: then its
    limit is to be reviewed.
  </p>`;
}

/** Exposure against the limit, breaches first. */
export function limitsTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("Nothing is open and no customer has a limit.");
  const columns: readonly Column[] = [
    customer,
    { name: "exposure_amount", label: "Exposure", kind: "money" },
    { name: "ordered_amount", label: "of it ordered", kind: "money" },
    { name: "peak_amount", label: "Peak, 13 weeks", kind: "money" },
    { name: "limit_amount", label: "Limit", kind: "money" },
    { name: "grace_amount", label: "With grace", kind: "money" },
    { name: "recommended_amount", label: "Recommended", kind: "money" },
    ...(rows.some((row) => row["is_decided"] === true)
      ? [{ name: "beside_amount", label: "Advised beside the team's", kind: "money" as const }]
      : []),
    { name: "utilisation_rate", label: "Used", kind: "percent" },
    { name: "state_words", label: "State" },
    { name: "risk_class", label: "Class" },
  ];
  const stated = rows.map((row) => ({
    ...row,
    state_words: stateWords[String(row["state"])] ?? "",
    beside_amount: row["is_decided"] === true ? (row["advised_amount"] ?? null) : null,
  }));
  return dataTable(stated, columns, {
    caption: "Credit limits",
    file: "limits.csv",
    noun: "customer",
    pageSize: 15,
    tables: ["limits"],
  });
}

/** The limit of a group and the sub-limits of its members, the head first. */
export function groupsTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) {
    return emptyState(
      "No customer stands above another.",
      "Add parent_customer_id to customers.csv for limits of groups.",
    );
  }
  const columns: readonly Column[] = [
    { name: "group", label: "Group", href: (row) => customerHref({ customer_id: row["holder_id"] ?? null }) },
    customer,
    { name: "exposure_amount", label: "Exposure", kind: "money" },
    { name: "limit_amount", label: "Limit or sub-limit", kind: "money" },
    { name: "sub_limits_amount", label: "Sub-limits, sum", kind: "money" },
    { name: "utilisation_rate", label: "Used", kind: "percent" },
    { name: "state_words", label: "State" },
  ];
  const told = rows.map((row) => ({
    ...row,
    group: row["is_head"] === true ? `${row["holder_name"]}, whole group` : (row["holder_name"] ?? null),
    state_words: stateWords[String(row["state"])] ?? "",
  }));
  return dataTable(told, columns, {
    caption: "Limits of groups and their sub-limits",
    file: "limit-groups.csv",
    noun: "line",
    pageSize: 15,
    tables: ["limit_groups"],
  });
}

/** Orders that must not be delivered on account now, and those that nobody has invoiced for long. */
export function ordersTable(rows: readonly Row[], { hasOrders }: { readonly hasOrders: boolean }): Piece {
  if (!hasOrders) {
    return emptyState(
      "No orders file was given, so exposure is what is open less what is unapplied.",
      "Add orders.csv with order_id, customer_id, order_date, amount and currency.",
    );
  }
  if (rows.length === 0) return emptyState("Every open order may be delivered.");
  const columns: readonly Column[] = [
    { name: "order_id", label: "Order" },
    customer,
    { name: "order_date", label: "Ordered", kind: "date" },
    { name: "uninvoiced_amount", label: "Not yet invoiced", kind: "money" },
    { name: "exposure_amount", label: "Exposure with it", kind: "money" },
    { name: "limit_amount", label: "Limit", kind: "money" },
    { name: "verdict", label: "What to do" },
  ];
  return dataTable(rows, columns, {
    caption: "Orders to hold or to ask about",
    file: "orders.csv",
    noun: "order",
    pageSize: 10,
    tables: ["order_checks"],
  });
}
