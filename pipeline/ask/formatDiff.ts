import { causeWords } from "../../src/writing/positionChanges.ts";
import type { Diff } from "./diff.ts";
import { formatAnswer } from "./format.ts";
import type { Position } from "./positions.ts";

/** Two positions and what they differ by, as text: totals, causes, and the largest items. */
export function formatDiff(old: Position, now: Position, diff: Diff, most: number | null): string {
  const { totals, causes, items } = diff;
  const money = (text: string): string => formatMoney(text);
  const of = ({ runId, asOf }: Position): string => `${asOf} (run ${runId})`;
  const lines = totals.flatMap(({ currency, old_amount, new_amount, change_amount, parts_amount }) => {
    const own = causes.rows.filter(([each]) => each === currency);
    const rows: (readonly [string, string, string])[] = own.map(([, cause, count, change, shown]) => [
      causeWords[String(cause)] ?? String(cause),
      String(count),
      shown === null ? money(String(change)) : `(${money(String(shown))})`,
    ]);
    return [
      "",
      ...columns([
        [`${currency} open at ${old.asOf}`, "", money(old_amount)],
        ...rows,
        [`${currency} open at ${now.asOf}`, "", money(new_amount)],
        ["difference", "", money(change_amount)],
        ["sum of its parts", "", money(parts_amount)],
      ]),
    ];
  });
  return [
    `From ${of(old)} to ${of(now)}: what is open, invoices less unused credits`,
    ...(lines.length === 0 ? ["", "Nothing was open in either."] : lines),
    ...(items.rows.length === 0 ? [] : ["", formatAnswer(items, "text", most)]),
  ].join("\n");
}

/** Two positions and what they differ by, as JSON. */
export function diffAsJson(old: Position, now: Position, { totals, causes, items }: Diff): string {
  const run = ({ runId, asOf }: Position): object => ({ runId, asOf });
  const numbers = totals.map(({ currency, ...amounts }) => {
    const each = Object.entries(amounts).map(([name, value]) => `${JSON.stringify(name)}:${value}`);
    return `{"currency":${JSON.stringify(currency)},${each.join(",")}}`;
  });
  const head = JSON.stringify({ from: run(old), to: run(now) }).slice(0, -1);
  const [why, which] = [causes, items].map((answer) => formatAnswer(answer, "json", null));
  return `${head},"totals":[${numbers.join(",")}],"causes":${why},"items":${which}}`;
}

function formatMoney(text: string): string {
  const [whole = "", digits = ""] = text.replace("-", "").split(".");
  return `${text.startsWith("-") ? "-" : ""}${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${digits.replace(/0{1,2}$/, "").padEnd(2, "0")}`;
}

function columns(rows: readonly (readonly [string, string, string])[]): readonly string[] {
  const [first, second, third] = [0, 1, 2].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map(
    ([what, count, amount]) =>
      `${what.padEnd(first ?? 0)}  ${count.padStart(second ?? 0)}  ${amount.padStart(third ?? 0)}`,
  );
}
