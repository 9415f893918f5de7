import { html } from "htl";
import type { RollForward } from "./bridge.js";
import { compactMoney, count, longDate } from "./format.js";
import { note } from "./note.js";
import type { Piece } from "./rows.js";

/** Findings of one rule in one file. */
export type RuleFindings = {
  readonly severity: string;
  readonly count_findings: number;
  readonly amount: number | null;
};

/** The ledger's balance against the control account of the general ledger. */
export type Reconciliation = {
  readonly as_of_date: string;
  readonly account: string;
  readonly currency: string;
  readonly difference: number | null;
};

/** What a reader must know before using the figures: rejected rows, a balance that does not tie, an unexplained step. */
export function alarms(data: {
  readonly findings: readonly RuleFindings[];
  readonly reconciliation: readonly Reconciliation[];
  readonly month: RollForward | undefined;
}): Piece {
  const errors = data.findings.filter((finding) => finding.severity === "error");
  const rejected = errors.reduce((sum, finding) => sum + finding.count_findings, 0);
  const link = html`<a href="./data-quality.html">data quality</a>`;
  const untied = data.reconciliation.filter(({ difference }) => difference !== null && difference !== 0);
  return html`<div>
    ${untied
      .slice(-1)
      .map(({ account, as_of_date, currency, difference }) =>
        note(
          [
            `The ledger differs from control account ${account} by ${compactMoney(difference, currency)} at ${longDate(as_of_date)}; see `,
            link ?? "",
            ".",
          ],
          { kind: "alarm" },
        ),
      )}
    ${
      data.month !== undefined && data.month.unexplained !== 0
        ? note(
            `The month's movements leave ${compactMoney(data.month.unexplained, data.month.currency)} unexplained.`,
            { kind: "alarm" },
          )
        : ""
    }
    ${rejected > 0 ? note([`${count(rejected, "row")} of the exports could not be used; see `, html`<a href="./data-quality.html">data quality</a>` ?? "", "."]) : ""}
  </div>`;
}
