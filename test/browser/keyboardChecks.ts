import type { Page } from "playwright-core";

/**
 * Goes through a page by Tab alone. Returns the visible controls (links, buttons, fields, selectors, folds, boxes that
 * scroll) that never had the focus or did not show it, one line each, and how many there are.
 */
export async function tabThrough(page: Page): Promise<{ readonly total: number; readonly missed: readonly string[] }> {
  const total = await page.evaluate(watchFocus);
  const session = await page.context().newCDPSession(page);
  const key = { type: "rawKeyDown", key: "Tab", code: "Tab", windowsVirtualKeyCode: 9 } as const;
  // Sent without waiting for each: an answer comes with a drawn frame, and hundreds of frames cost more than the page.
  await Promise.all(Array.from({ length: total + 5 }, () => session.send("Input.dispatchKeyEvent", key)));
  await session.detach();
  return { total, missed: await page.evaluate(whatWasMissed) };
}

/** Presses Tab until an element that fits has the focus. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let step = 0; step < 300; step += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`never reached by keyboard: ${selector}`);
}

/** Runs in the page: marks every visible control, and notes on each that gets the focus whether that can be seen. */
function watchFocus(): number {
  const wanted = "a[href], button, select, input, textarea, summary, [tabindex='0']";
  const controls = [...document.querySelectorAll(wanted)].filter(
    (element) =>
      element.checkVisibility({ visibilityProperty: true }) && !element.matches(":disabled, [tabindex='-1']"),
  );
  for (const control of controls) control.setAttribute("data-reach", "never");
  document.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof Element)) return;
    const style = getComputedStyle(target);
    const isSeen = (style.outlineStyle !== "none" && style.outlineWidth !== "0px") || style.boxShadow !== "none";
    target.setAttribute("data-reach", isSeen ? "seen" : "unseen");
  });
  return controls.length;
}

/** Runs in the page: the controls that were never reached, or did not show it. */
function whatWasMissed(): readonly string[] {
  return [...document.querySelectorAll("[data-reach]:not([data-reach=seen])")].map(
    (element) => `${element.getAttribute("data-reach")}: ${element.outerHTML.slice(0, 120)}`,
  );
}
