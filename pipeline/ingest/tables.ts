import type { Column } from "./column.ts";

/** A canonical table: its columns in order, what tells its rows apart, and the column that is its money. */
export type Table = {
  readonly columns: Readonly<Record<string, Column>>;
  readonly key: readonly string[];
  readonly amount?: string;
  /** What an amount below zero means: a credit note of its own, a rejected row, or nothing special. */
  readonly negative?: "credit" | "reject";
};

const text: Column = { type: "text" };
const date: Column = { type: "date" };
const money: Column = { type: "money" };
const company: Column = { type: "text", fallback: "''" };
const currency: Column = { type: "currency", fallback: "'XXX'" };
const identity: Column = { type: "text", isIdentity: true };
const requiredText: Column = { type: "text", isRequired: true };
const requiredDate: Column = { type: "date", isRequired: true };
const requiredMoney: Column = { type: "money", isRequired: true };
const customer: Column = {
  type: "text",
  whenMissing: { rule: "missing_customer", message: "no customer: kept under (unknown)" },
};

/** Every canonical table, in the order in which they are settled: credit notes before the invoices that may add some. */
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
    },
    key: ["company_id", "payment_id"],
    amount: "amount",
    negative: "reject",
  },
  credit_notes: {
    columns: {
      company_id: company,
      credit_note_id: identity,
      customer_id: customer,
      issue_date: requiredDate,
      amount: requiredMoney,
      currency,
      invoice_id: text,
      reason: text,
      customer_name: text,
      settled_date: { type: "date", isDecisive: true },
    },
    key: ["company_id", "credit_note_id"],
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
  disputes: {
    columns: {
      company_id: company,
      dispute_id: identity,
      invoice_id: requiredText,
      opened_date: requiredDate,
      closed_date: { type: "date", isDecisive: true },
      amount: money,
      reason: text,
    },
    key: ["company_id", "dispute_id"],
    amount: "amount",
    negative: "reject",
  },
  promises: {
    columns: {
      company_id: company,
      promise_id: identity,
      made_date: requiredDate,
      promised_date: requiredDate,
      amount: requiredMoney,
      customer_id: text,
      invoice_id: text,
      currency,
    },
    key: ["company_id", "promise_id"],
    amount: "amount",
    negative: "reject",
  },
  fx_rates: {
    columns: {
      rate_date: requiredDate,
      currency: { type: "currency", isRequired: true },
      rate: { type: "rate", isRequired: true },
    },
    key: ["rate_date", "currency"],
  },
  gl_balances: {
    columns: {
      company_id: company,
      as_of_date: requiredDate,
      balance: { type: "number", isRequired: true },
      account: { type: "text", fallback: "''" },
      currency,
    },
    key: ["company_id", "as_of_date", "account", "currency"],
    amount: "balance",
  },
  orders: {
    columns: {
      company_id: company,
      order_id: identity,
      customer_id: customer,
      order_date: requiredDate,
      amount: requiredMoney,
      currency,
    },
    key: ["company_id", "order_id"],
    amount: "amount",
    negative: "reject",
  },
  contacts: {
    columns: {
      company_id: company,
      contact_id: identity,
      customer_id: customer,
      contact_date: requiredDate,
      step: text,
      invoice_id: text,
      channel: text,
      note: text,
    },
    key: ["company_id", "contact_id"],
  },
  holidays: {
    columns: { holiday_date: requiredDate, country: { type: "text", fallback: "''" } },
    key: ["holiday_date", "country"],
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
      paid_date: { type: "date", isDecisive: true },
    },
    key: ["company_id", "invoice_id", "instalment", "receivable_account"],
    amount: "amount",
    negative: "credit",
  },
} satisfies Record<string, Table>;

export type TableName = keyof typeof tables;

/** Every canonical table's name. */
export const tableNames: readonly TableName[] = [
  "customers", "payments", "credit_notes", "applications", "adjustments", "disputes", "promises", "fx_rates",
  "gl_balances", "orders", "contacts", "holidays", "invoices",
]; // prettier-ignore

/** A canonical table by name, with the widest type. */
export function tableNamed(name: TableName): Table {
  return tables[name];
}
