import type { LayoutText, Proposal } from "./proposal.ts";

/** The layouts of all proposals; files of one header share theirs, and each has a name of its own. */
export function layoutsOf(proposals: readonly Pick<Proposal, "layout">[]): LayoutText[] {
  const layouts = proposals.flatMap(({ layout }) => (layout === null ? [] : [layout]));
  const bySignature = new Map(layouts.map((layout) => [[...layout.signature].sort().join("\n"), layout]));
  return [...bySignature.values()].map((layout, index, all) => {
    const before = all.slice(0, index).filter((each) => each.name === layout.name).length;
    return before === 0 ? layout : { ...layout, name: `${layout.name} ${before + 1}` };
  });
}
