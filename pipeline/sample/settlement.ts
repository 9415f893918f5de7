import type { Day } from "./calendar.ts";

/** How an adjustment reduces an invoice, as in `adjustments.csv`. */
export type AdjustmentKind = "write_off" | "discount" | "short_pay" | "bank_charge" | "other";

/** One thing that reduces an item, on its day. Money in cents. */
export type Settlement = {
  readonly day: Day;
  readonly kind: "cash" | "credit_note" | AdjustmentKind;
  readonly amount: number;
  readonly reason: string | null;
};
