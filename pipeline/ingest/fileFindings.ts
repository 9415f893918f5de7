import { execute, literal, type Warehouse } from "../warehouse.ts";
import type { ExportFile } from "./exportFile.ts";
import { addFinding } from "./findings.ts";
import { normaliseHeader } from "./headers.ts";
import type { ColumnSource, Feed } from "./profiles/profile.ts";
import { mappedColumns, recordsOf } from "./source.ts";
import { tableNamed } from "./tables.ts";
import { typedRows } from "./typedRows.ts";

/** Says once a file which columns nobody reads, and which stand twice. */
export async function recordUnknownColumns(warehouse: Warehouse, file: ExportFile): Promise<void> {
  const { header, layout, name } = file;
  const read = layout.feeds.flatMap((feed) => Object.values(feed.columns).flatMap(headerOf));
  const known = new Set([...read, ...(layout.unused ?? []), ...namesInRules(file)].map(normaliseHeader));
  const unknown = header.filter((each) => !known.has(normaliseHeader(each))).map((each) => each || "(no name)");
  if (unknown.length > 0) {
    const message = `columns not read: ${unknown.join(", ")}`;
    await addFinding(warehouse, { severity: "info", file: name, rule: "unknown_column", message });
  }
  const normal = header.map(normaliseHeader);
  const repeated = header.filter((each, index) => each !== "" && normal.indexOf(normaliseHeader(each)) !== index);
  if (repeated.length > 0) {
    const message = `columns that stand twice, of which the first is read: ${repeated.join(", ")}`;
    await addFinding(warehouse, { severity: "warning", file: name, rule: "repeated_column", message });
  }
  if (layout.feeds.length > 0 && (await isEmpty(warehouse, file))) {
    await addFinding(warehouse, { severity: "warning", file: name, rule: "no_rows", message: "a header and no rows" });
  }
}

/** Says what was taken to be so without proof. */
export async function recordAssumptions(warehouse: Warehouse, { name, assumptions }: ExportFile): Promise<void> {
  for (const message of assumptions) {
    await addFinding(warehouse, { severity: "warning", file: name, rule: "assumed_convention", message });
  }
}

/** Says once a file what the lack of a whole column means, instead of once a row. */
export async function recordAbsentColumns(warehouse: Warehouse, file: ExportFile): Promise<void> {
  for (const feed of file.layout.feeds) {
    const mapped = new Set(mappedColumns(file, feed));
    for (const { column, rule, message } of absentIn(feed, mapped)) {
      await addFinding(warehouse, {
        severity: "warning",
        file: file.name,
        column,
        rule,
        message: `no such column: ${message}`,
      });
    }
  }
}

/** Counts what a profile notes about some rows: one finding a file, with the rows' amount. */
export async function recordNotes(warehouse: Warehouse, file: ExportFile): Promise<void> {
  const [feed] = file.layout.feeds;
  const amount = feed === undefined ? undefined : tableNamed(feed.table).amount;
  for (const { rule, rows, message } of file.layout.notes ?? []) {
    if (feed === undefined || amount === undefined) continue;
    const noted: Feed = { ...feed, rows };
    await execute(
      warehouse,
      `insert into ingest.findings
      select 'info', ${literal(file.name)}, null, ${literal(rows.header)}, null, ${literal(rule)},
        count(*) || ' rows ' || ${literal(message)}, try_cast(sum(${amount}) as decimal(18, 4))
      from (${typedRows(file, noted)})
      having count(*) > 0;`,
    );
  }
}

type Absence = { readonly column: string; readonly rule: string; readonly message: string };

function absentIn(feed: Feed, mapped: ReadonlySet<string>): readonly Absence[] {
  const nobody = feed.table === "invoices" && !mapped.has("customer_id") && !mapped.has("customer_name");
  const absences = Object.entries(tableNamed(feed.table).columns)
    .filter(([name]) => !mapped.has(name))
    .flatMap(([column, { whenMissing, isIdentity }]) => {
      if (isIdentity === true) {
        return [{ column, rule: `missing_${column}`, message: "every row is kept under an id made from its content" }];
      }
      return whenMissing === undefined ? [] : [{ column, ...whenMissing }];
    });
  return nobody
    ? [...absences, { column: "customer_id", rule: "missing_customer", message: "all rows are kept under (unknown)" }]
    : absences;
}

function headerOf(source: ColumnSource): readonly string[] {
  if (typeof source === "string") return [source];
  return "header" in source ? [source.header] : [];
}

function namesInRules({ layout }: ExportFile): readonly string[] {
  const conditions = [...(layout.leaveOut ?? []), ...(layout.notes ?? [])].map(({ rows }) => rows.header);
  return [...conditions, ...layout.feeds.flatMap(({ rows }) => (rows === undefined ? [] : [rows.header]))];
}

async function isEmpty(warehouse: Warehouse, file: ExportFile): Promise<boolean> {
  const reader = await warehouse.connection.runAndReadAll(`select 1 from ${recordsOf(file)} limit 1`);
  return reader.getRows().length === 0;
}
