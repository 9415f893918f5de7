/** The pages that this report's audience does not have, as its own head says. */
const withheld = new Set(
  (document.querySelector<HTMLMetaElement>('meta[name="countback-withheld"]')?.content ?? "").split(" "),
);

/** Whether an address of the report leads to a page that its audience does not have. */
export function isWithheld(href: string, pages: ReadonlySet<string> = withheld): boolean {
  const page = /^(?:\.?\/)?([\w-]+)(?:\.html)?(?:[?#]|$)/.exec(href)?.[1];
  return page !== undefined && pages.has(page);
}

/** Turns links to withheld pages below an element into plain text: what they say stays, and nothing leads nowhere. */
export function unlink(root: ParentNode, pages: ReadonlySet<string> = withheld): void {
  for (const link of root.querySelectorAll("a[href]")) {
    if (isWithheld(link.getAttribute("href") ?? "", pages)) link.removeAttribute("href");
  }
}

if (withheld.size > 1 || !withheld.has("")) {
  unlink(document);
  new MutationObserver((changes) => {
    if (changes.length > 0) unlink(document);
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["href"] });
}
