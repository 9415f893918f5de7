import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Writes a built report of two pages into a folder: one of a line, one with a table of 200 rows that is wider than the paper. */
export async function writePlainSite(folder: string): Promise<void> {
  await mkdir(join(folder, "_file/data"), { recursive: true });
  const manifest = { company: "A & B", asOf: "2026-06-30", runId: "abc" };
  await writeFile(join(folder, "_file/data/manifest.0a.json"), JSON.stringify(manifest));
  await writeFile(join(folder, "style.css"), ".chapter{break-before:page} tr{height:20px} td{white-space:nowrap}");
  const page = (name: string, content: string): Promise<void> =>
    writeFile(
      join(folder, `${name}.html`),
      `<title>${name} | A</title><link rel="stylesheet" href="./style.css"><main><h1>${name}?</h1><p class="lead">So.</p>${content}</main>`,
    );
  await page("index", "");
  const row = `<tr>${"<td>a cell of words</td>".repeat(8)}</tr>`;
  await page("aging", `<div><table>${row.repeat(200)}</table></div><details>left out</details>`);
}
