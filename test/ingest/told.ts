import type { Patient, Told } from "../support/injuries.ts";
import { type Ingested, withExports } from "./exports.ts";

/** What the product says of some files, and the error it ended with. */
export async function told(files: readonly Patient[]): Promise<Told & { readonly error: unknown }> {
  const content = Object.fromEntries(files.map(({ name, bytes }) => [name, bytes]));
  return withExports(content, async ({ error, rows }) => ({ error, ...(await toldBy(rows)) }));
}

async function toldBy(rows: Ingested["rows"]): Promise<Told> {
  const amounts = await rows(`select cast(amount as varchar) as amount from ingest.invoices
    union all select cast(amount as varchar) from ingest.payments`);
  const findings = await rows(
    `select file, line, concat_ws(' ', rule, value, original, message) as text from ingest.findings`,
  );
  return {
    amounts: amounts.map(({ amount }) => String(amount)),
    findings: findings.map(({ file, line, text }) => ({
      file: file === null ? null : String(file),
      line: line === null ? null : Number(line),
      text: String(text),
    })),
  };
}
