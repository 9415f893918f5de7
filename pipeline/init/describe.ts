import type { Proposal } from "./proposal.ts";

/** What `countback init` proposes, file by file and column by column, with the reasons. */
export function describeProposals(proposals: readonly Proposal[]): string {
  return proposals.map(describeProposal).join("\n\n");
}

function describeProposal({ file, layout, assignments, notes, problem }: Proposal): string {
  const width = Math.max(0, ...assignments.map(({ header }) => header.length));
  return [
    layout === null ? `${file}: not mapped: ${problem}` : `${file}: taken for ${layout.name}`,
    ...assignments.map(({ header, role, why }) => `  ${header.padEnd(width)} → ${role.padEnd(15)} because of ${why}`),
    ...notes.map((note) => `  note: ${note}`),
  ].join("\n");
}
