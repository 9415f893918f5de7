import { JSDOM } from "jsdom";
import { expect, test } from "vitest";

test("a link to a page that an audience does not have becomes its words; all others stay", async () => {
  const { window } = new JSDOM(`<meta name="countback-withheld" content="customers worklist">
    <p><a href="./customers.html?id=C1">ACME</a> <a href="./worklist.html#actions">Worklist</a> <a href="customers">All</a>
    <a href="./aging.html">Aging</a> <a href="#customers">Below</a> <a href="./customers-of-2024.html">Then</a></p>`);
  const { isWithheld, unlink } = await withDocument(
    window.document,
    () => import("../../src/components/frame/withheldLinks.ts"),
  );
  const pages = new Set(["customers", "worklist"]);
  unlink(window.document, pages);
  const links = [...window.document.querySelectorAll("a")];
  expect(links.filter((link) => !link.hasAttribute("href")).map((link) => link.textContent)).toEqual([
    "ACME",
    "Worklist",
    "All",
  ]);
  expect(isWithheld("./aging.html", pages)).toBe(false);
});

/** Works where a module finds a document of its own as it is loaded. */
async function withDocument<T>(document: Document, work: () => Promise<T>): Promise<T> {
  const before = Reflect.get(globalThis, "document");
  Reflect.set(globalThis, "document", document);
  Reflect.set(
    globalThis,
    "MutationObserver",
    class {
      observe(): void {}
    },
  );
  try {
    return await work();
  } finally {
    Reflect.set(globalThis, "document", before);
  }
}
