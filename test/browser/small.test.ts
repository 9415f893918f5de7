import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, openPage } from "./browser.ts";
import { findViolations, pageNames } from "./pageChecks.ts";
import { makeReportFrom } from "./reports.ts";

const header = "invoice_id,customer_id,issue_date,due_date,amount,currency,paid_date";
const hostile = '"<img src=x onerror=alert(1)>"';

/** Ledgers that have almost nothing to show, each with the words its overview must say. */
const ledgers = [
  { name: "no invoice", lines: [], says: "no invoice yet" },
  { name: "one open invoice", lines: [`I1,${hostile},2024-01-10,2024-02-09,100.00,EUR,`], says: "customers owe" },
  {
    name: "one customer, all paid",
    lines: [1, 2, 3].map((month) => `I${month},ACME,2024-0${month}-10,2024-0${month}-20,100.00,EUR,2024-0${month}-25`),
    says: "Nothing is open",
  },
  {
    name: "two currencies without a rate, none paid",
    lines: ["I1,ACME,2024-01-10,2024-01-20,100.00,USD,", "I2,BOLT,2024-02-10,2024-03-20,50.00,CAD,"],
    says: "USD",
  },
];

let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  browser = await launchBrowser();
  context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
});

afterAll(async () => browser?.close());

describe.each(ledgers)("a ledger of $name", ({ lines, says }) => {
  it("renders every page, explains what is missing, and runs nothing from an export", async () => {
    const report = await makeReportFrom({ "invoices.csv": [header, ...lines, ""].join("\n") });
    try {
      for (const name of pageNames) {
        const { page, troubles } = await openPage(context, `${report.address}${name}.html`);
        expect(troubles, name).toEqual([]);
        expect(await page.locator(".observablehq--error").count(), name).toBe(0);
        expect(await page.locator("main").innerText(), name).not.toMatch(/NaN|undefined|null|Infinity/);
        if (name === "index") expect(await page.locator("main").innerText()).toContain(says);
        if (name === "index") expect(await findViolations(page), name).toEqual([]);
        await page.close();
      }
    } finally {
      await report.close();
    }
  });
});
