import { html } from "htl";
import type { RollForward } from "../charts/bridge.js";
import { compactMoney, count, currencyName, listNames, longDate } from "../../writing/format.js";
import { note } from "./note.js";
import type { Piece, Row } from "../../writing/rows.js";
import { inUnit, measureName } from "./scorecardWords.js";

/** Findings of one rule in one file. */
export type RuleFindings = {
  readonly severity: string;
  readonly count_findings: number;
};

/** The ledger's balance against the control account of the general ledger. */
export type Reconciliation = {
  readonly as_of_date: string;
  readonly account: string;
  readonly currency: string;
  readonly difference: number | null;
};

type Data = {
  readonly findings: readonly RuleFindings[];
  readonly reconciliation: readonly Reconciliation[];
  readonly month: RollForward | undefined;
  readonly headlines: readonly {
    readonly report_currency: string;
    readonly measure: string;
    readonly value: number | null;
  }[];
  readonly currency: string;
  /** Measures past their warning or critical mark. */
  readonly marks: readonly Row[];
};

/**
 * What a reader must know before using the figures: a balance that does not tie, an unexplained step, rows that could
 * not be used, and money in other currencies that the figures leave out for want of a rate; first, which measures are past
 * their marks.
 */
export function alarms(data: Data): Piece {
  return html`<div>${[...marks(data), untied(data), unexplained(data), rejected(data), apart(data)]}</div>`;
}

function marks({ marks: past }: Data): readonly Piece[] {
  return past.map((row) => {
    const method = row["method"] === "" ? "" : `, ${String(row["method"]).replaceAll("_", " ")}`;
    const owner = row["owner"] === null || row["owner"] === "" ? "" : ` Owner: ${String(row["owner"])}.`;
    const what = `${measureName(String(row["measure"]))}${method}, stands at ${inUnit(row["value"], row)}`;
    const kind = row["state"] === "critical" ? "alarm" : "note";
    return note(
      [
        `${what}: ${String(row["state"])}, with a target of ${inUnit(row["target"], row)}.${owner} See the `,
        scorecardLink(),
        ".",
      ],
      { kind },
    );
  });
}

function scorecardLink(): HTMLElement {
  return html`<a href="./collections.html#scorecard">scorecard</a>`;
}

function untied({ reconciliation }: Data): Piece {
  const last = reconciliation.findLast(({ difference }) => difference !== null && difference !== 0);
  if (last === undefined) return null;
  const { account, as_of_date, currency, difference } = last;
  const size = compactMoney(difference, currency);
  const where = account === "" ? "the control account" : `control account ${account}`;
  return note([`The ledger differs from ${where} by ${size} at ${longDate(as_of_date)}; see `, qualityLink(), "."], {
    kind: "alarm",
  });
}

function unexplained({ month }: Data): Piece {
  if (month === undefined || month.unexplained === 0) return null;
  const size = compactMoney(month.unexplained, month.report_currency);
  return note(`The month's movements leave ${size} unexplained.`, { kind: "alarm" });
}

function rejected({ findings }: Data): Piece {
  const errors = findings.filter((finding) => finding.severity === "error");
  const total = errors.reduce((sum, finding) => sum + finding.count_findings, 0);
  return total === 0
    ? null
    : note([`${count(total, "row")} of the exports could not be used; see `, qualityLink(), "."]);
}

function apart({ headlines, currency }: Data): Piece {
  const others = headlines.filter(
    (row) => row.measure === "receivables" && row.report_currency !== currency && row.value !== null && row.value !== 0,
  );
  if (currency === "" || others.length === 0) return null;
  const amounts = listNames(others.map((row) => `${compactMoney(row.value, row.report_currency)}`));
  return note(
    `Not in these figures, for want of an exchange rate: net receivables of ${amounts}. Choose ${currencyName(others[0]?.report_currency ?? null)} above to see them, or add fx_rates.csv.`,
  );
}

function qualityLink(): HTMLElement {
  return html`<a href="./data-quality.html">data quality</a>`;
}
