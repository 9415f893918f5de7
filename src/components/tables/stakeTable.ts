import { dataTable } from "../dataTable/dataTable.js";
import { customerHref, invoiceHref } from "../controls/links.js";
import { reasonsText, whatIfText } from "../sentences/reasons.js";
import { sentenceCase } from "../../writing/format.js";
import type { Row } from "../../writing/rows.js";

/** Invoices not yet due by cash at stake, with the reasons of their scores and the one change that would better a class. */
export function stakeTable(invoices: readonly Row[]): HTMLElement {
  const told = invoices.map((row) => ({
    ...row,
    reasons: [reasonsText(row), whatIfText(row)]
      .flatMap((text) => (text === "" ? [] : [`${sentenceCase(text)}.`]))
      .join(" "),
  }));
  return dataTable(
    told,
    [
      { name: "invoice_id", label: "Invoice", href: invoiceHref },
      { name: "customer_name", label: "Customer", href: customerHref },
      { name: "expected_late_amount", label: "At stake", kind: "number" },
      { name: "open_amount", label: "Open", kind: "number" },
      { name: "late_probability", label: "Late", kind: "chance" },
      { name: "due_date", label: "Due", kind: "date" },
      { name: "expected_paid_date", label: "Expected", kind: "date" },
      { name: "reasons", label: "Why", kind: "long" },
    ],
    {
      caption: "Open invoices by cash at stake",
      file: "risk-invoices.csv",
      noun: "invoice",
      pageSize: 10,
      tables: ["risk_invoices"],
    },
  );
}
