import { type Closing, nameOf } from "./close.ts";

/** A close in words: each balance beside the general ledger's, and what could make a difference up. */
export function formatClosing({ close, places, isNew }: Closing): string {
  const { month, asOf, runId, figures } = close;
  const lines = figures.map((figure) => {
    const tied =
      figure.gl_balance === null
        ? "no balance of the general ledger (gl_balances.csv)"
        : `general ledger ${figure.gl_balance}, difference ${figure.difference}`;
    return `  ${nameOf(figure)}: open ${figure.open_amount}, credits ${figure.unapplied_amount}, net ${figure.ledger_balance}; ${tied}`;
  });
  return [
    `${month} ${isNew ? "is closed" : "was closed already, with the same run"}: as of ${asOf}, run ${runId}`,
    ...(lines.length === 0 ? ["  nothing was open"] : lines),
    ...(places.length === 0 ? [] : [`What the difference may be: ${places.join("; ")}`]),
    `Kept under closes/${month}, with SHA256SUMS; later runs tell where they know that day otherwise.`,
  ].join("\n");
}
