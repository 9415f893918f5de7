/** What the page's address asks for under a name (`?name=value`); null where it asks for nothing. */
export function asked(name: string): string | null {
  return new URLSearchParams(location.search).get(name);
}

/** All that the page's address asks for under a name, which may stand in it several times. */
export function askedAll(name: string): readonly string[] {
  return new URLSearchParams(location.search).getAll(name);
}

/** Sets parameters of the page's address, and removes those without a value, without a new entry in the history. */
export function keepInAddress(values: Readonly<Record<string, string | null>>): void {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === "") address.searchParams.delete(name);
    else address.searchParams.set(name, value);
  }
  history.replaceState(null, "", address);
}
