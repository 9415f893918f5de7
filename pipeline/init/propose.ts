import { saysExpected } from "../ingest/values/expected.ts";
import { type FileChoices, nothingSaid } from "./choices.ts";
import { assign, type Assignment } from "./assign.ts";
import { type ColumnFacts, factsOf } from "./columnFacts.ts";
import { findSides, sideAssignments, type Sides, signedAmount } from "./findSides.ts";
import { invoiceLayout } from "./invoiceLayout.ts";
import { inAnyCurrency, otherCurrencies } from "./otherCurrencies.ts";
import { inDocumentCurrency } from "./foreignMoney.ts";
import { paymentLeaveOuts } from "./leaveOuts.ts";
import { findReportRows, type ReportRows, withoutPageRows, withoutReportRows } from "./reportRows.ts";
import type { RoleName } from "./roles.ts";
import type { LayoutText, Proposal, UnknownTable } from "./proposal.ts";
import { likeness } from "./words.ts";

/** What columns of a list of invoices may be. */
export const invoiceRoles: readonly RoleName[] = [
  "invoice_id", "customer_id", "customer_name", "issue_date", "due_date", "amount", "paid_amount", "balance",
  "credited_amount", "written_off_amount", "paid_date", "currency", "terms", "status", "document_type", "company_id", "segment", "region",
  "sales_rep", "order_id", "delivery_date", "snapshot_date", "unused_amount", "unused_date", "unused_text",
]; // prettier-ignore

/** What columns of a list of payments may be. */
export const paymentRoles: readonly RoleName[] = [
  "payment_id", "payment_date", "amount", "paid_amount", "customer_id", "customer_name", "currency", "invoice_id",
  "method", "reference", "company_id", "status", "issue_date", "unused_amount", "unused_date", "unused_text",
]; // prettier-ignore

/** What columns of a list of customers may be. */
export const customerRoles: readonly RoleName[] = [
  "customer_id", "customer_name", "parent_customer_id", "segment", "region", "country", "currency", "terms",
  "credit_limit", "sales_rep", "email", "company_id", "unused_text",
]; // prettier-ignore

/**
 * Proposes what an unknown table is: payments, customers or invoices, by its headers and its values. Total rows and party
 * rows of a printed report, and lines of its pages, are told from documents. What a person said of it counts.
 */
export function propose(given: UnknownTable, choices: FileChoices = nothingSaid): Proposal {
  const table = withoutPageRows(given);
  const report = findReportRows(table);
  if (report === null) return proposeRows(table, choices);
  const proposal = proposeRows(withoutReportRows(table), choices);
  const amount = proposal.assignments.find(({ role }) => ["amount", "balance", "debit_amount"].includes(role))?.header;
  if (proposal.layout === null || amount === undefined) return proposal;
  return withReport({ ...proposal, layout: proposal.layout }, report, amount);
}

function withReport(
  proposal: Proposal & { readonly layout: LayoutText },
  { totals, hasParties }: ReportRows,
  amount: string,
): Proposal {
  const { layout, assignments, notes } = proposal;
  const isNamed = assignments.some(({ role }) => role === "customer_id" || role === "customer_name");
  const party = hasParties ? "Party" : undefined;
  const feeds = layout.feeds.map((feed) =>
    isNamed || party === undefined ? feed : { ...feed, columns: { ...feed.columns, customer_name: party } },
  );
  return {
    ...proposal,
    layout: { ...layout, feeds, report: { totals: [...totals], amount, ...(party === undefined ? {} : { party }) } },
    notes: [
      ...notes,
      ...(totals.length > 0 ? [`rows that begin with ${totals.join(" or ")} are totals and left out`] : []),
      ...(party === undefined ? [] : ["a row of one text names the customer of the rows below it"]),
    ],
  };
}

function proposeRows(table: UnknownTable, choices: FileChoices): Proposal {
  const facts = table.header.map((header, index) =>
    factsOf(
      header,
      table.rows.map((row) => row[index] ?? ""),
      choices.words,
    ),
  );
  const { sides, problem } =
    sidesSaid(choices) ??
    findSides(
      table,
      facts.filter(({ header }) => !isSaid(header, choices)),
    );
  const shape = { file: table.file, facts, countRows: table.rows.length, holds: choices.holds ?? "invoices" } as const;
  if (problem !== null) return { ...shape, layout: null, assignments: [], notes: [], problem };
  const taken = sideAssignments(sides);
  const others = facts.filter(({ header }) => !taken.some((each) => each.header === header));
  if (choices.holds === "payments" || (choices.holds === undefined && isOfPayments(table, facts))) {
    return { ...shape, holds: "payments", ...paymentProposal(table, { facts: others, sides, choices }) };
  }
  const customers = assign(facts, customerRoles, choices);
  if (choices.holds === "customers" || (choices.holds === undefined && isOfCustomers(facts, customers))) {
    const layout = {
      ...named("customers", customers),
      feeds: [{ table: "customers" as const, columns: plain(customers) }],
    };
    const isWhole = has(customers, "customer_id");
    return {
      ...shape,
      holds: "customers",
      layout: isWhole ? layout : null,
      assignments: shown(customers),
      notes: [],
      problem: isWhole ? null : "no column could be told to be a customer's number",
    };
  }
  return { ...shape, holds: "invoices", ...invoiceProposal(table, { facts: others, sides, choices }) };
}

/** Both sides where a person named the column of each. */
function sidesSaid({ columns }: FileChoices): ReturnType<typeof findSides> | null {
  const saidOf = (role: RoleName): string | undefined => Object.keys(columns).find((each) => columns[each] === role);
  const [debit, credit] = [saidOf("debit_amount"), saidOf("credit_amount")];
  if (debit === undefined || credit === undefined) return null;
  return { sides: { kind: "columns", debit, credit, isCreditBelowZero: false }, problem: null };
}

/** Whether a person said of a column that it is something else than a side. */
function isSaid(header: string, { columns }: FileChoices): boolean {
  const role = columns[header];
  return role !== undefined && !["side", "debit_amount", "credit_amount"].includes(role);
}

/** What the columns of a table hold, how it tells debit from credit, and what a person said of it. */
type Known = { readonly facts: readonly ColumnFacts[]; readonly sides: Sides | null; readonly choices: FileChoices };
type Mapped = Pick<Proposal, "layout" | "assignments" | "notes" | "problem">;

function invoiceProposal(table: UnknownTable, { facts, sides, choices }: Known): Mapped {
  const byName = [
    ...inDocumentCurrency(assign(facts, invoiceRoles, choices), facts, choices),
    ...sideAssignments(sides),
  ];
  const { layout, proven, notes, problem } = invoiceLayout(table, facts, { assignments: byName, sides, choices });
  const isReplaced = ({ header, role }: Assignment): boolean =>
    proven.some((each) => each.header === header || each.role === role);
  const assignments = [...byName.filter((each) => !isReplaced(each)), ...proven];
  return {
    layout: layout === null ? null : { ...named("invoices", assignments), ...layout },
    assignments: shown(assignments),
    notes: [...notes, ...expectations(facts)],
    problem,
  };
}

/** What a person should know of columns of dates that are only expected. */
function expectations(facts: readonly ColumnFacts[]): readonly string[] {
  return facts
    .filter(({ header, count, dates }) => saysExpected(header) && dates > 0 && dates >= count * 0.8)
    .map(({ header }) => `${header} is not used: a day that is expected is not one on which something was paid`);
}

function paymentProposal(table: UnknownTable, { facts, sides, choices }: Known): Mapped {
  if (choices.holds === undefined && saysExpected(table.file.replace(/\.[^./]*$/, ""))) {
    const problem = "its name says that it holds expected payments: nothing is paid by them";
    return { layout: null, assignments: [], notes: [], problem };
  }
  const roles = assign(facts, paymentRoles, choices);
  const assignments = roles.map((each): Assignment => {
    if (each.role === "issue_date" && !has(roles, "payment_date")) return { ...each, role: "payment_date" };
    return each.role === "paid_amount" && !has(roles, "amount") ? { ...each, role: "amount" } : each;
  });
  const amount = sides?.kind === "columns" ? sides.credit : assignments.find(({ role }) => role === "amount")?.header;
  const missing = [
    ...(has(assignments, "payment_date") ? [] : ["payment_date"]),
    ...(amount === undefined ? ["amount"] : []),
  ];
  const columns = {
    ...plain(assignments.filter(({ role }) => role !== "status" && role !== "issue_date" && role !== "paid_amount")),
    amount: signedAmount(sides, inAnyCurrency(amount ?? "", otherCurrencies(table, facts, amount ?? "")), "credit"),
  };
  const all = [...assignments, ...sideAssignments(sides)];
  const left = paymentLeaveOuts(facts.find(({ header }) => header === headerOf(assignments, "status")));
  const leaveOut = left.length === 0 ? {} : { leaveOut: left };
  return {
    layout:
      missing.length > 0 ? null : { ...named("payments", all), feeds: [{ table: "payments", columns }], ...leaveOut },
    assignments: shown(all),
    notes: [],
    problem: missing.length > 0 ? `it seems to hold payments, but no column is a ${missing.join(" or a ")}` : null,
  };
}

function isOfPayments({ file, header }: UnknownTable, facts: readonly ColumnFacts[]): boolean {
  const says = (names: readonly string[]): boolean =>
    header.some((each) => names.some((name) => likeness(each, name) >= 0.8));
  if (says(["due date", "due", "balance", "terms", "invoice date", "fallig", "echeance", "vencimiento", "scadenza"]))
    return false;
  const isDated = facts.some(({ count, dates }) => count > 0 && dates >= count * 0.8);
  const isNamed = /payment|receipt|remittance|zahlung|paiement|reglement|pagos|cobros|pagament|betaling/i.test(file);
  return (
    isDated &&
    (isNamed ||
      says([
        "payment date",
        "receipt date",
        "payment id",
        "payment no",
        "date received",
        "zahlungsdatum",
        "receipt no",
        "payment amount",
      ]))
  );
}

function isOfCustomers(facts: readonly ColumnFacts[], roles: readonly Assignment[]): boolean {
  const isDocument = facts.some(({ count, dates }) => count > 0 && dates >= count * 0.8);
  const details = (["email", "country", "credit_limit", "terms", "segment", "region", "sales_rep"] as const).filter(
    (role) => has(roles, role),
  );
  return !isDocument && has(roles, "customer_id") && details.length > 0;
}

/** A layout's name, and the headers by which its file is known again. */
function named(
  name: string,
  assignments: readonly Assignment[],
): Pick<LayoutText, "name" | "signature"> & { unused: "rest" } {
  const signature = assignments.filter(({ role }) => !role.startsWith("unused_")).map(({ header }) => header);
  return { name, signature, unused: "rest" };
}

/** Roles that are canonical columns as they stand. */
function plain(assignments: readonly Assignment[]): Record<string, string> {
  return Object.fromEntries(shown(assignments).map(({ role, header }) => [role, header]));
}

function shown(assignments: readonly Assignment[]): readonly Assignment[] {
  return assignments.filter(({ role }) => !role.startsWith("unused_"));
}

function headerOf(assignments: readonly Assignment[], role: RoleName): string | undefined {
  return assignments.find((each) => each.role === role)?.header;
}

function has(assignments: readonly Assignment[], role: RoleName): boolean {
  return assignments.some((each) => each.role === role);
}
