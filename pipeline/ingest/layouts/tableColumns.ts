import type { Column } from "./column.ts";

// Kinds of columns that several canonical tables have.

export const text: Column = { type: "text" };
export const date: Column = { type: "date" };
export const money: Column = { type: "money" };
export const company: Column = { type: "text", fallback: "''" };
/** Money without a currency is in the base currency that the settings name, else in one of its own. */
export const currency: Column = { type: "currency", fallback: "run.home_currency()" };
export const identity: Column = { type: "text", isIdentity: true };
export const requiredText: Column = { type: "text", isRequired: true };
export const requiredDate: Column = { type: "date", isRequired: true };
export const requiredMoney: Column = { type: "money", isRequired: true };
export const customer: Column = {
  type: "text",
  whenMissing: { rule: "missing_customer", message: "no customer: kept under (unknown)" },
};
