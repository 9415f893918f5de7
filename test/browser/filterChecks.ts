import type { Tab } from "./tab.ts";

/**
 * Picks the last choice of every filter of the page that is open. Returns the address that it then has, what was picked,
 * and the text that it shows.
 */
export async function pickLast({ page, settle }: Tab): Promise<{
  readonly address: URL;
  readonly picked: readonly string[];
  readonly text: string;
}> {
  const filters = page.locator("main .filters select:visible");
  const picked: string[] = [];
  for (let index = 0; index < (await filters.count()); index += 1) {
    const list = filters.nth(index);
    const values = await list
      .locator("option")
      .evaluateAll((all: readonly HTMLOptionElement[]) => all.map((option) => option.value));
    await list.selectOption(values.at(-1) ?? "");
    await settle();
    picked.push(await list.inputValue());
  }
  return { address: new URL(page.url()), picked, text: await page.locator("main").innerText() };
}
