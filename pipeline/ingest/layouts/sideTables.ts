import {
  date,
  text,
  money,
  company,
  currency,
  identity,
  requiredText,
  requiredDate,
  requiredMoney,
  customer,
} from "./tableColumns.ts";
import type { Table } from "./column.ts";

/** The canonical tables beside documents and what settles them. */
export const sideTables = {
  disputes: {
    columns: {
      company_id: company,
      dispute_id: identity,
      invoice_id: requiredText,
      opened_date: requiredDate,
      closed_date: { type: "date", isDecisive: true },
      amount: money,
      reason: text,
      /** Who is to settle it. */
      owner: text,
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
  plans: {
    columns: {
      company_id: company,
      plan_id: requiredText,
      customer_id: customer,
      agreed_date: requiredDate,
      instalment_date: requiredDate,
      amount: requiredMoney,
      currency,
      invoice_ids: text,
    },
    key: ["company_id", "plan_id", "instalment_date"],
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
  credit_decisions: {
    columns: {
      company_id: company,
      customer_id: requiredText,
      customer_name: text,
      decided_date: requiredDate,
      decided_by: text,
      reason: text,
      terms: text,
      credit_limit: { type: "number" },
      supply: { type: "kind", words: ["hold", "release"] },
      valid_until: date,
    },
    key: ["company_id", "customer_id", "decided_date"],
  },
  holidays: {
    columns: { holiday_date: requiredDate, country: { type: "text", fallback: "''" } },
    key: ["holiday_date", "country"],
  },
  aliases: {
    columns: { company_id: company, alias: requiredText, customer_id: requiredText },
    key: ["company_id", "alias"],
  },
  terms: {
    columns: {
      terms: requiredText,
      due_days: { type: "integer", isDecisive: true },
      end_of_month: {
        type: "kind",
        words: ["true", "yes", "y", "1", "x", "false", "no", "n", "0"],
        otherwise: "false",
      },
      discount_rate: { type: "number" },
      discount_days: { type: "integer" },
      description: text,
    },
    key: ["terms"],
  },
} satisfies Record<string, Table>;
