import { html } from "htl";
import { barTable } from "../charts/barTable.js";
import { waterfall } from "../charts/bridge.js";
import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { bucketName, compactMoney, longDate, percent, sentenceCase, shortDate } from "../../writing/format.js";
import { framed } from "../frame/frameFoot.js";
import { customerHref } from "../controls/links.js";
import { emptyState } from "../sentences/note.js";
import type { Piece, Row } from "../../writing/rows.js";

const total = (rows: readonly Row[], name: string): number =>
  rows.reduce((sum, row) => sum + Number(row[name] ?? 0), 0);

/** A sum that is not known where a part of it is not. */
const knownTotal = (rows: readonly Row[], name: string): number | null =>
  rows.some((row) => row[name] === null) ? null : total(rows, name);

/** The first paragraph of the allowance page: how much, of what, and what it was a month before. */
export function allowanceSentence(data: {
  readonly company: string;
  readonly date: string;
  readonly currency: string;
  readonly allowance: readonly Row[];
  readonly movement: readonly Row[];
}): Piece {
  const { company, date, currency, allowance, movement } = data;
  const reason = allowance.find((row) => row["part"] === "matrix" && row["allowance_amount"] === null)?.["reason"];
  if (reason !== undefined) {
    return html`<p class="lead">
      On ${longDate(date)} no allowance can be derived for ${company} from its own history: ${reason}.
    </p>`;
  }
  const [amount, open] = [total(allowance, "allowance_amount"), total(allowance, "open_amount")];
  const opening = movement.find((row) => row["bar"] === "opening")?.["amount"];
  const writtenOff = Math.abs(Number(movement.find((row) => row["bar"] === "written_off")?.["amount"] ?? 0));
  const change = typeof opening === "number" ? amount - opening : null;
  const before =
    change === null
      ? ""
      : ` That is ${compactMoney(Math.abs(change), currency)} ${change < 0 ? "less" : "more"} than at the month end before, after ${compactMoney(writtenOff, currency)} of write-offs.`;
  return html`<p class="lead">
    On ${longDate(date)} ${company} should provide ${compactMoney(amount, currency)} for what is expected never to come:
    ${open > 0 ? percent(amount / open, 1) : "none"} of the ${compactMoney(open, currency)} that is open.${before}
  </p>`;
}

const bucketColumn: Column = { name: "name", label: "Days past due" };

const named = (rows: readonly Row[]): readonly Row[] =>
  rows.map((row) => ({ ...row, name: sentenceCase(bucketName(String(row["bucket"]))) }));

/** How the loss rates come about: what left each bucket in 12 months, what went on, and the product of what went on. */
export function derivationTable(rows: readonly Row[]): Piece {
  const columns: readonly Column[] = [
    bucketColumn,
    { name: "left_amount", label: "Left it, 12 months", kind: "money" },
    { name: "onward_amount", label: "of it worse", kind: "money" },
    { name: "roll_rate", label: "Roll rate", kind: "rate" },
    { name: "share_lost", label: "Product", kind: "rate" },
    { name: "loss_rate", label: "Loss rate", kind: "rate" },
    { name: "remark", label: "Remark" },
  ];
  const matrix = named(rows.filter((row) => row["part"] === "matrix")).map((row) => ({
    ...row,
    remark: row["is_assumed"] === true && row["loss_rate"] !== null ? "nothing left it: assumed lost" : "",
  }));
  return dataTable(matrix, columns, {
    caption: "Loss rates from roll rates",
    file: "loss-rates.csv",
    noun: "line",
    tables: ["allowance"],
  });
}

/** What stands outside the matrix in sum: individually assessed, insured and the overlay. */
export function partsTable(rows: readonly Row[]): Piece {
  const words: Readonly<Record<string, string>> = {
    matrix: "Provision matrix",
    individual: "Individually assessed",
    insured: "Insured, without an allowance",
    overlay: "Overlay",
  };
  const sums = Object.entries(words).map(([part, name]) => {
    const own = rows.filter((row) => row["part"] === part);
    return { name, open_amount: total(own, "open_amount"), allowance_amount: knownTotal(own, "allowance_amount") };
  });
  const columns: readonly Column[] = [
    { name: "name", label: "Part" },
    { name: "open_amount", label: "Open", kind: "money" },
    { name: "allowance_amount", label: "Allowance", kind: "money" },
  ];
  const all = {
    name: "In all",
    open_amount: total(sums, "open_amount"),
    allowance_amount: knownTotal(sums, "allowance_amount"),
  };
  return dataTable([...sums, all], columns, {
    caption: "Allowance by part",
    file: "allowance.csv",
    noun: "part",
    tables: ["allowance"],
  });
}

/** Customers outside the matrix: those with a loss rate of their own, and those a credit insurer covers. */
export function assessedTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) {
    return emptyState(
      "Nobody is assessed individually and nobody is insured.",
      "The settings can hold loss rates of single customers; customers.csv can name what is insured of each.",
    );
  }
  const columns: readonly Column[] = [
    { name: "customer_name", label: "Customer", href: customerHref },
    { name: "part", label: "Part" },
    { name: "open_amount", label: "Open", kind: "money" },
    { name: "overdue_amount", label: "Past due", kind: "money" },
    { name: "insured_limit_amount", label: "Insured up to", kind: "money" },
    { name: "apart_amount", label: "Outside the matrix", kind: "money" },
    { name: "loss_rate", label: "Own loss rate", kind: "percent" },
    { name: "allowance_amount", label: "Allowance", kind: "money" },
  ];
  return dataTable(rows, columns, {
    caption: "Customers outside the provision matrix",
    file: "assessed.csv",
    noun: "customer",
    pageSize: 10,
    tables: ["assessed_customers"],
  });
}

const barWords: Readonly<Record<string, string>> = {
  written_off: "Used by write-offs",
  exposure: "Balances, at the old loss rates",
  loss_rates: "New loss rates",
  individual: "Individually assessed",
  overlay: "Overlay",
};

/** From the allowance of the month end before to today's, bar by bar. */
export function movementBridge(rows: readonly Row[]): Piece {
  const opening = rows.find((row) => row["bar"] === "opening");
  if (opening === undefined || opening["amount"] === null) {
    return emptyState("There is no allowance of the month end before to compare with.");
  }
  const steps = rows
    .filter((row) => barWords[String(row["bar"])] !== undefined)
    .map((row) => [barWords[String(row["bar"])] ?? "", Number(row["amount"])] as const);
  const caption = `What moved the allowance in the month to ${shortDate(String(opening["period_end_date"]))}`;
  const bars = waterfall(Number(opening["amount"]), steps, (size) => compactMoney(size));
  return framed(barTable(bars, { caption, labels: ["Movement", "Amount"] }), {
    title: caption,
    rows,
    columns: [
      { name: "period_end_date", label: "Month end", kind: "date" },
      { name: "bar", label: "Movement", kind: "name" },
      { name: "amount", label: "Amount", kind: "money" },
    ],
    file: "allowance-movement.csv",
    tables: ["allowance_latest"],
  });
}
