/** What customers are narrowed to. */
const slices = ["segment", "region", "sales_rep", "risk_class"];

/** Which filters a page of the report understands; a link to it takes them along. */
const understood: Readonly<Record<string, readonly string[]>> = {
  "index.html": ["asof", "currency"],
  "aging.html": ["asof", "currency", ...slices],
  "invoices.html": ["currency", ...slices],
  "collections.html": ["currency"],
  "cash.html": ["currency"],
};

/** Lets links to other pages of the report keep the date and the currency that this page is set to. */
export function carryFilters(): void {
  for (const kind of ["click", "auxclick", "contextmenu"])
    document.addEventListener(kind, takeAlong, { capture: true });
}

function takeAlong({ target }: Event): void {
  const link = target instanceof Element ? target.closest("a") : null;
  if (link === null || link.origin !== location.origin || link.getAttribute("href")?.startsWith("#") === true) return;
  const address = new URL(link.href);
  const page = address.pathname.split("/").at(-1);
  const own = new URLSearchParams(location.search);
  for (const name of understood[page === "" || page === undefined ? "index.html" : page] ?? []) {
    const value = own.get(name);
    if (value !== null && !address.searchParams.has(name)) address.searchParams.set(name, value);
  }
  if (address.href !== link.href) link.href = address.href;
}
