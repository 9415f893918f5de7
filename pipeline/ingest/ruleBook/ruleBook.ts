import { fileRules } from "./fileRules.ts";
import { ledgerRules } from "./ledgerRules.ts";
import type { RuleEntry } from "./ruleEntry.ts";
import { rowRules } from "./rowRules.ts";

/** Every rule that a finding can have, beside those that profiles name themselves: what it means and how to fix it. */
export const ruleBook: Readonly<Record<string, RuleEntry>> = { ...rowRules, ...fileRules, ...ledgerRules };

const madeIds = /^missing_[a-z_]+_id$/;

/** The entry of a rule; a rule that only a profile names is no part of the book, which gives null. */
export function entryOf(rule: string): RuleEntry | null {
  return ruleBook[madeIds.test(rule) ? "missing_id" : rule] ?? null;
}
