import type { Column } from "./column.ts";
import { sideTables } from "./sideTables.ts";
import {
  text,
  date,
  money,
  company,
  currency,
  identity,
  requiredText,
  requiredDate,
  requiredMoney,
} from "./tableColumns.ts";

/** A canonical table: its columns in order, what tells its rows apart, and the column that is its money. */
export type Table = {
  readonly columns: Readonly<Record<string, Column>>;
  readonly key: readonly string[];
  readonly amount?: string;
  /** What an amount below zero means: a credit note or a refund of its own, a rejected row, a row apart from a positive one of its key. */
  readonly negative?: "credit" | "refund" | "reject" | "apart";
  /** Columns that change from one listing of the same item to the next: a made id does not depend on them. */
  readonly outsideId?: readonly string[];
  /** Whether every row should name its customer, by number or by name; one that does not is kept under (unknown). */
  readonly hasCustomer?: boolean;
};

/** Every canonical table. */
export const tables = {
  customers: {
    columns: {
      company_id: company,
      customer_id: requiredText,
      customer_name: text,
      parent_customer_id: text,
      segment: text,
      region: text,
      country: text,
      currency: { type: "currency" },
      terms: text,
      credit_limit: { type: "number" },
      insured_limit: { type: "number" },
      credit_rating: text,
      sales_rep: text,
      email: text,
      electronic_from: date,
    },
    key: ["company_id", "customer_id"],
  },
  payments: {
    columns: {
      company_id: company,
      payment_id: identity,
      payment_date: requiredDate,
      amount: requiredMoney,
      customer_id: text,
      currency,
      invoice_id: text,
      method: text,
      reference: text,
      customer_name: text,
      applied_amount: money,
      settled_date: { type: "date", isDecisive: true },
    },
    key: ["company_id", "payment_id"],
    amount: "amount",
    negative: "refund",
  },
  refunds: {
    columns: {
      company_id: company,
      refund_id: identity,
      refund_date: requiredDate,
      amount: requiredMoney,
      customer_id: text,
      customer_name: text,
      currency,
      source_type: { type: "kind", words: ["payment", "credit_note"], otherwise: "payment" },
      source_id: text,
      invoice_id: text,
      reason: text,
      is_total: { type: "kind", words: ["true", "false"], otherwise: "false" },
      /** Whether it was taken off the money of the payment of its id, which is the rest. */
      is_netted: { type: "kind", words: ["true", "false"], otherwise: "false" },
    },
    key: ["company_id", "refund_id", "source_type", "source_id", "invoice_id"],
    amount: "amount",
    negative: "reject",
  },
  credit_notes: {
    columns: {
      company_id: company,
      credit_note_id: identity,
      customer_id: text,
      issue_date: requiredDate,
      amount: requiredMoney,
      currency,
      invoice_id: text,
      reason: text,
      customer_name: text,
      settled_date: { type: "date", isDecisive: true },
      applied_amount: money,
      clearing_id: text,
    },
    key: ["company_id", "credit_note_id"],
    outsideId: ["clearing_id"],
    hasCustomer: true,
    amount: "amount",
    negative: "reject",
  },
  applications: {
    columns: {
      company_id: company,
      application_date: requiredDate,
      source_type: { type: "kind", isRequired: true, words: ["payment", "credit_note"] },
      source_id: requiredText,
      invoice_id: requiredText,
      amount: requiredMoney,
      instalment: { type: "integer", isDecisive: true },
      currency,
    },
    key: ["company_id", "source_type", "source_id", "invoice_id", "instalment", "application_date", "amount"],
    amount: "amount",
    negative: "reject",
  },
  adjustments: {
    columns: {
      company_id: company,
      adjustment_id: identity,
      invoice_id: requiredText,
      adjustment_date: requiredDate,
      kind: {
        type: "kind",
        words: ["write_off", "discount", "short_pay", "bank_charge", "fx", "other"],
        otherwise: "other",
        whenMissing: { rule: "unknown_kind", message: "no kind: taken as other" },
      },
      amount: requiredMoney,
      reason: text,
    },
    key: ["company_id", "adjustment_id"],
    amount: "amount",
  },
  orders: {
    columns: {
      company_id: company,
      order_id: identity,
      customer_id: text,
      order_date: requiredDate,
      amount: requiredMoney,
      currency,
      customer_name: text,
    },
    key: ["company_id", "order_id"],
    hasCustomer: true,
    amount: "amount",
    negative: "reject",
  },
  open_items: {
    columns: {
      company_id: company,
      snapshot_date: requiredDate,
      invoice_id: identity,
      customer_id: text,
      customer_name: text,
      issue_date: {
        type: "date",
        fallback: "least(due_date, snapshot_date)",
        whenMissing: {
          rule: "missing_issue_date",
          message: "no invoice date: taken as the due date, or the day of the list",
        },
      },
      due_date: date,
      open_amount: requiredMoney,
      amount: money,
      currency,
      terms: text,
      segment: text,
      region: text,
      sales_rep: text,
    },
    key: ["company_id", "snapshot_date", "invoice_id"],
    hasCustomer: true,
    amount: "open_amount",
    negative: "apart",
    outsideId: ["snapshot_date"],
  },
  invoices: {
    columns: {
      company_id: company,
      invoice_id: identity,
      instalment: { type: "integer", isDecisive: true, fallback: "1" },
      receivable_account: { type: "text", fallback: "''" },
      customer_id: text,
      customer_name: text,
      issue_date: requiredDate,
      due_date: {
        type: "date",
        whenMissing: { rule: "missing_due_date", message: "no due date: taken from the terms, else the invoice date" },
      },
      amount: requiredMoney,
      currency,
      terms: text,
      delivery_date: date,
      order_id: text,
      sales_rep: text,
      segment: text,
      region: text,
      electronic_from: date,
      paid_date: { type: "date", isDecisive: true },
      paid_amount: money,
      credited_amount: money,
      attributes: text,
      open_amount: money,
      written_off_amount: money,
      clearing_id: text,
      /** A sale, or the debit of a payment: what came back of it is owed again. */
      booked_as: { type: "kind", words: ["sale", "payment"], otherwise: "sale" },
    },
    key: ["company_id", "invoice_id", "instalment", "receivable_account"],
    hasCustomer: true,
    amount: "amount",
    negative: "credit",
    outsideId: ["open_amount", "written_off_amount", "clearing_id", "booked_as"],
  },
  ...sideTables,
} satisfies Record<string, Table>;

export type TableName = keyof typeof tables;

/** Every canonical table's name, in the order in which they are settled: credit notes before the invoices that may add some. */
export const tableNames: readonly TableName[] = [
  "customers", "refunds", "payments", "credit_notes", "applications", "adjustments", "disputes", "promises", "fx_rates",
  "gl_balances", "orders", "contacts", "holidays", "open_items", "aliases", "terms", "invoices",
]; // prettier-ignore

/** A canonical table by name, with the widest type. */
export function tableNamed(name: TableName): Table {
  return tables[name];
}
