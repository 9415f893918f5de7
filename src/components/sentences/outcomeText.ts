import { html } from "htl";
import { compactMoney } from "../../writing/format.js";
import type { Piece, Row } from "../../writing/rows.js";

/** What is open, split by how it is likely to be paid: each invoice counts in each part with its probability. */
export function outcomeText(outcomes: readonly Row[], currency: string): Piece {
  const of = (outcome: string): string | null => {
    const found = outcomes.find((row) => row["outcome"] === outcome);
    return found === undefined ? null : compactMoney(Number(found["expected_amount"]), currency);
  };
  const [onTime, late, veryLate] = [of("on_time"), of("late"), of("very_late")];
  if (onTime === null || late === null || veryLate === null) return null;
  return html`<p>
    Of what is open, ${onTime} can be expected on time, ${late} late, and ${veryLate} very late, each invoice weighed
    with its probabilities.
  </p>`;
}
