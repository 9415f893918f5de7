import { html } from "htl";
import { compactMoney, count, decimal, sentenceCase } from "../../writing/format.js";
import { holdoutDigits, type HoldoutMetric } from "../tables/holdoutTable.js";
import { modelName } from "./modelNames.js";
import type { Piece } from "../../writing/rows.js";

/** Open invoices whose scores rest on the same kind of record: the customer's own, its segment's, or that of all. */
export type ScoreBasis = {
  readonly basis: string;
  readonly count_invoices: number;
  readonly count_customers: number;
  readonly amount: number;
};

/** Fewer judged invoices than these do not stop a model: chance would decide. */
const fewestJudged = 50;

/** What scored this run: our model, a simple rule that beat it, or rates where no model could be fitted; and why. */
export function guardSentence(
  metrics: readonly HoldoutMetric[],
  { method, reason }: { readonly method: string; readonly reason: string | null },
): Piece {
  if (method === "rate") {
    return html`<p>
      <strong>No model was fitted</strong>: ${reason}. The probabilities are late rates of the customer, pulled towards
      those of its segment and of all.
    </p>`;
  }
  if (method === "baseline") {
    const [rule = ""] = (reason ?? "").split(" ");
    return html`<p>
      <strong>The model is held back.</strong> On invoices it had not seen, a simple rule did better:
      ${modelName(rule)}. That rule gives every probability of this report, and the figures of Countback below are those
      of the model that was held back.
    </p>`;
  }
  return passedSentence(metrics);
}

function passedSentence(metrics: readonly HoldoutMetric[]): Piece {
  const of = (model: string, metric: string): number | null =>
    metrics.find((row) => row.model === model && row.metric === metric)?.value ?? null;
  const n = metrics[0]?.n ?? 0;
  const rivals = [...new Set(metrics.map((row) => row.model))].filter((model) => model !== "countback");
  const best = rivals.sort((one, other) => (of(one, "brier") ?? 1) - (of(other, "brier") ?? 1))[0];
  if (best === undefined) return null;
  if (n < fewestJudged) {
    return html`<p>
      Only ${count(n, "unseen invoice")} could judge the model; the guard asks for ${fewestJudged}, so it is published
      without a verdict.
    </p>`;
  }
  const digits = holdoutDigits(metrics);
  return html`<p>
    <strong>The model is published.</strong> It would be held back if any simple rule had the lower Brier score or log
    loss (the errors of the probabilities, squared and in logs); the best of them, ${modelName(best)}, has
    ${decimal(of(best, "brier"), digits)} and ${decimal(of(best, "log_loss"), digits)} against ours of
    ${decimal(of("countback", "brier"), digits)} and ${decimal(of("countback", "log_loss"), digits)}.
  </p>`;
}

const lenders: Readonly<Record<string, string>> = {
  segment: "the record of their segment",
  all: "the record of all customers",
  none: "the terms alone, as no outcome is known yet",
};

/** What a score rests on where a customer has no record: how many open invoices borrow one, and whose. */
export function basisSentence(bases: readonly ScoreBasis[], { currency }: { readonly currency: string }): Piece {
  const borrowed = bases.filter(({ basis }) => basis !== "customer");
  if (borrowed.length === 0) {
    return html`<p>
      Of every customer with an open invoice it is known whether an earlier one was late, so each is judged by its own
      record.
    </p>`;
  }
  const parts = borrowed.map(
    ({ basis, count_invoices, count_customers, amount }) =>
      `${count(count_invoices, "open invoice")} of ${count(count_customers, "customer")} (${compactMoney(amount, currency)}) ${count_invoices === 1 ? "rests" : "rest"} on ${lenders[basis] ?? basis}`,
  );
  return html`<p>
    A thin record is pulled towards that of the segment, then of all. ${sentenceCase(parts.join("; "))}: of no earlier
    invoice of theirs it is known whether it was late.
  </p>`;
}
