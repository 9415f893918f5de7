/** The name under which a page holds one of its entries: `term`, `Due date` → `term-due-date`. */
export function anchorOf(kind: string, name: string): string {
  return `${kind}-${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;
}

/** Goes to the entry that the address names: entries drawn by a script are not there yet when the page opens. */
export function goToAnchor(): void {
  const name = decodeURIComponent(location.hash.slice(1));
  if (name !== "") requestAnimationFrame(() => document.getElementById(name)?.scrollIntoView());
}
