import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { CountbackError } from "../../errors.ts";
import { writeSettings } from "../../warehouse/warehouse.ts";
import { withPublished } from "../export.ts";
import { languageNamed } from "../languages.ts";
import { startBrowser } from "../pdf/pdf.ts";
import { readAccounts } from "./account.ts";
import { callNote } from "./callNote.ts";
import { statementPage } from "./statementPage.ts";
import { textsOf } from "./texts.ts";

/**
 * Writes a statement of account for every customer with something open, or for those named, into a folder: HTML, and PDF where
 * a browser is given; with a call note for whom something is to be asked. Each is in the customer's language unless one is
 * asked for. Nothing is ever sent. Returns how many statements there are. Throws a CountbackError (exit 3) for a customer with nothing open.
 */
export async function writeStatements(options: {
  readonly outputFolder: string;
  readonly toFolder: string;
  readonly customers?: readonly string[];
  readonly language?: string;
  readonly browserPath: string | null;
}): Promise<number> {
  const { outputFolder, toFolder, customers, language, browserPath } = options;
  const asked = language === undefined ? null : languageNamed(language);
  return withPublished(outputFolder, async (warehouse, manifest) => {
    await writeSettings(warehouse, { as_of: manifest.asOf });
    const accounts = await readAccounts(warehouse, {
      tables: manifest.tables.map(({ name }) => name),
      chosen: customers ?? null,
    });
    const missing = customers?.find((id) => accounts.every(({ customer_id }) => customer_id !== id));
    if (missing !== undefined) throw new CountbackError(`nothing open at customer: ${missing}`, 3);
    if (accounts.length === 0) throw new CountbackError("no statement to write: nothing is open", 3);
    const folder = resolve(toFolder);
    await mkdir(folder, { recursive: true });
    const browser = browserPath === null ? null : await startBrowser(browserPath);
    try {
      const page = await browser?.newPage();
      for (const account of accounts) {
        const own = asked ?? account.language;
        const context = { texts: textsOf(own), language: own, company: manifest.company, asOf: manifest.asOf };
        const name = account.customer_id.replaceAll(/[^\w-]+/g, "_");
        const html = statementPage(account, context);
        await writeFile(join(folder, `${name}.html`), html);
        if (page !== undefined) {
          await page.setContent(html);
          await page.pdf({
            path: join(folder, `${name}.pdf`),
            format: "A4",
            margin: { top: "16mm", bottom: "16mm", left: "14mm", right: "14mm" },
            tagged: true,
          });
        }
        const note = callNote(account, context);
        if (note !== null) await writeFile(join(folder, `${name}-call.txt`), note);
      }
    } finally {
      await browser?.close();
    }
    return accounts.length;
  });
}
