import type { ColumnFacts } from "./columnFacts.ts";
import type { Proposal } from "./proposal.ts";
import { roles, type ValueKind } from "./roles.ts";

/** A column of few words is shown with all of them. */
const fewWords = 8;

/**
 * What `countback init` proposes for a file: every column with what it holds, what it is taken for and why, and what a
 * person should know.
 */
export function describeProposal({
  file,
  holds,
  layout,
  facts,
  countRows,
  assignments,
  notes,
  problem,
}: Proposal): string {
  const width = Math.max(0, ...facts.map(({ header }) => header.length));
  const rows = `${countRows} ${countRows === 1 ? "row" : "rows"} looked at`;
  return [
    layout === null ? `${file}: not mapped: ${problem} (${rows})` : `${file}: taken for ${holds} (${rows})`,
    ...facts.map((each) => {
      const given = assignments.find(({ header }) => header === each.header);
      const name = each.header.padEnd(width);
      if (given === undefined) return `  ${name}   not used: ${contents(each, "money")}`;
      return `  ${name} → ${given.role.padEnd(15)} because of ${given.why}: ${contents(each, roles[given.role].kind)}`;
    }),
    ...notes.map((note) => `  note: ${note}`),
  ].join("\n");
}

/** What a column holds, in short: its sum, or its few words with their counts, else the first values. */
function contents({ count, sum, dates, words, distinct, samples }: ColumnFacts, kind: ValueKind): string {
  if (count === 0) return "empty";
  const shown = samples.join(" | ");
  if (sum !== null && kind === "money") return `sum ${sum} in ${count}: ${shown}`;
  if (dates >= count * 0.8) return `${dates} dates: ${shown}`;
  if (words !== null && words.size <= fewWords && words.size < count) {
    return [...words].map(([word, times]) => `${word} (${times})`).join(", ");
  }
  return `${distinct} different: ${shown}`;
}
