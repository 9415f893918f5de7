import { html } from "htl";
import { type Bar, titledBars } from "./barTable.js";
import { ageColor } from "./colors.js";
import { framed } from "../frame/frameFoot.js";
import { bucketName, compactMoney, percent, sentenceCase } from "../../writing/format.js";
import type { Piece, Row } from "../../writing/rows.js";

/** The finding of the loss rates: of the oldest bucket and of what is not due. */
export function lossTitle(matrix: readonly Row[]): string {
  const known = matrix.filter((row) => typeof row["loss_rate"] === "number");
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || first === last) return "Loss rates by days past due";
  const oldest = bucketName(String(last["bucket"]));
  return `${percent(Number(last["loss_rate"]))} of what is ${oldest} past due is lost in the end, of what is not due ${percent(Number(first["loss_rate"]), 1)}`;
}

/** Loss rates by bucket as bars, each beside what it makes of what is open. */
export function lossRates(
  matrix: readonly Row[],
  { title = lossTitle(matrix), table = "allowance" }: { readonly title?: string; readonly table?: string } = {},
): HTMLElement {
  const bars = matrix.map((row, place): Bar => {
    const rate = Number(row["loss_rate"] ?? 0);
    return {
      label: sentenceCase(bucketName(String(row["bucket"]))),
      stretches: [{ from: 0, to: rate, color: ageColor(place) }],
      texts: [
        percent(rate, 1),
        compactMoney(Number(row["open_amount"] ?? 0)),
        compactMoney(Number(row["allowance_amount"] ?? 0)),
      ],
    };
  });
  const sum = (name: string): number => matrix.reduce((total, row) => total + Number(row[name] ?? 0), 0);
  const [open, allowance] = [sum("open_amount"), sum("allowance_amount")];
  const total: Bar = {
    label: "Total",
    stretches: [],
    texts: [open > 0 ? percent(allowance / open, 1) : "\u2013", compactMoney(open), compactMoney(allowance)],
    isTotal: true,
  };
  return framed(titledBars(title, [...bars, total], ["Days past due", "Lost in the end", "Open", "Allowance"]), {
    title,
    rows: matrix,
    columns: [
      { name: "bucket", label: "Days past due", kind: "bucket" },
      { name: "loss_rate", label: "Loss rate", kind: "rate" },
      { name: "open_amount", label: "Open", kind: "money" },
      { name: "allowance_amount", label: "Allowance", kind: "money" },
    ],
    file: "loss-rates-by-age.csv",
    tables: [table],
  });
}

/** In a sentence: what an illustrative matrix would provide where the history is too short for one of its own. */
export function defaultSentence(lines: readonly Row[], { currency }: { readonly currency: string }): Piece {
  const amount = lines.reduce((sum, row) => sum + Number(row["default_allowance_amount"] ?? 0), 0);
  const open = lines.reduce((sum, row) => sum + Number(row["open_amount"] ?? 0), 0);
  const share = open > 0 ? ` (${percent(amount / open, 1)} of what is open)` : "";
  return html`<p>
    <strong>Illustrative, not from this ledger:</strong> a matrix of a common shape would provide
    ${compactMoney(amount, currency)}${share}. It is in no figure of this report, and takes the place of nobody's
    judgement.
  </p>`;
}

/** The illustrative matrix, marked as such. */
export function defaultRates(lines: readonly Row[]): HTMLElement {
  return lossRates(
    lines.map((row) => ({
      ...row,
      loss_rate: row["default_loss_rate"] ?? null,
      allowance_amount: row["default_allowance_amount"] ?? null,
    })),
    { title: "Illustrative rates, none of them from this ledger", table: "allowance_default" },
  );
}
