import { tableNamed } from "../ingest/layouts/tables.ts";
import { layoutsOf } from "./layouts.ts";
import type { ProfileText, Proposal } from "./proposal.ts";

/** The name of a file that a mapping which is not done is written to, beside the settings. */
export function draftName(number: number): string {
  return number === 1 ? "countback.draft.json" : `countback.draft-${number}.json`;
}

/**
 * A profile of what there is when `countback init` stops: proposed layouts as they are, of other files the columns that could
 * be told, with all others under `unused`, for a person to go on in. `describes` says what is missing.
 */
export function draftOf(proposals: readonly Proposal[], reason: string): ProfileText | null {
  const layouts = layoutsOf(proposals.map((each) => ({ ...each, layout: each.layout ?? unfinished(each) })));
  if (layouts.length === 0) return null;
  const problems = proposals.flatMap(({ file, problem }) => (problem === null ? [] : [`${file}: ${problem}`]));
  const describes = `not done: ${[...new Set([...problems, reason])].join("; ")}`;
  return { name: "own", describes, guessed: true, layouts };
}

function unfinished({ holds, facts, assignments }: Proposal): Proposal["layout"] {
  const headers = facts.map(({ header }) => header).filter((header) => header !== "");
  const columns = Object.fromEntries(
    assignments
      .map(({ header, role }) => [role === "balance" ? "open_amount" : role, header] as const)
      .filter(([column]) => column in tableNamed(holds).columns),
  );
  const used = Object.values(columns);
  if (headers.length === 0) return null;
  return {
    name: holds,
    signature: headers,
    feeds: [{ table: holds, columns }],
    unused: headers.filter((header) => !used.includes(header)),
  };
}
