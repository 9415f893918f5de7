import { html } from "htl";
import { compactMoney, count, longDate, percent } from "../../writing/format.js";
import type { AtRisk } from "../headline/outlookNumbers.js";
import type { RiskBand } from "../charts/riskBands.js";
import type { Piece } from "../../writing/rows.js";

/** The first paragraph of the risk page: how much of what is not yet due will be late on average, and where it sits. */
export function riskSentence(data: {
  readonly company: string;
  readonly date: string;
  readonly currency: string;
  readonly bands: readonly RiskBand[];
  /** What is at risk at the date; nothing where nothing is not yet due. */
  readonly risk: AtRisk | undefined;
  readonly settings: { readonly lateAfterDays: number; readonly atRiskDays: readonly [number, number] };
}): Piece {
  const { company, date, currency, bands, risk, settings } = data;
  const { lateAfterDays, atRiskDays } = settings;
  const sum = (read: (band: RiskBand) => number, own: readonly RiskBand[]): number =>
    own.reduce((total, band) => total + read(band), 0);
  const notDue = bands.filter((band) => band.band < 5);
  const likely = notDue.filter((band) => band.band >= 3);
  const open = sum((band) => band.amount, notDue);
  const late = sum((band) => band.late_amount, notDue);
  const grace =
    lateAfterDays === 0 ? "after the due date" : `more than ${count(lateAfterDays, "day")} after the due date`;
  if (open === 0)
    return html`<p class="lead">Everything open at ${company} on ${longDate(date)} is past due already.</p>`;
  return html`<p class="lead">
    Of ${compactMoney(open, currency)} not yet due at ${company} on ${longDate(date)}, ${compactMoney(late, currency)}
    (${percent(late / open)}) can be expected to come late, that is ${grace}${laterText(risk, atRiskDays, currency)}.
    ${count(
      sum((band) => band.count_invoices, likely),
      "invoice",
    )}
    with a probability of 60&nbsp;% or more ${sum((band) => band.count_invoices, likely) === 1 ? "holds" : "hold"}
    ${compactMoney(
      sum((band) => band.amount, likely),
      currency,
    )}
    of it.
  </p>`;
}

/** How much of it may be late in a way that matters. */
function laterText(risk: AtRisk | undefined, [some, many]: readonly [number, number], currency: string): string {
  if (risk === undefined) return "";
  const later = `${compactMoney(risk.delayed_amount, currency)} more than ${count(some, "day")}`;
  return `; ${later} and ${compactMoney(risk.long_delayed_amount, currency)} more than ${count(many, "day")} after it`;
}
