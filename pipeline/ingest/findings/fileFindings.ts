import { execute, literal, type Warehouse } from "../../warehouse/warehouse.ts";
import type { ExportFile } from "../layouts/exportFile.ts";
import { addFinding } from "./findings.ts";
import { normaliseHeader } from "../layouts/headers.ts";
import { type Source, sourcesIn, withParts } from "../profiles/expressions.ts";
import { type Feed, sourcesOfLayout } from "../profiles/profile.ts";
import { headersIn, headersRead, recordsOf } from "../values/source.ts";
import { conditionOf, leftOutBy, valueOf } from "../values/sourceText.ts";
import { anyOf } from "../rows/sql.ts";
import { tableNamed } from "../layouts/tables.ts";
import { countedFeed } from "../layouts/feedCondition.ts";
import { mappedColumns, typedRows } from "../rows/typedRows.ts";

/** Says once a file which columns nobody reads, and which stand twice. */
export async function recordUnknownColumns(warehouse: Warehouse, file: ExportFile): Promise<void> {
  const { layout, name } = file;
  const keepsRest = layout.feeds.some((feed) => Object.values(feed.columns).some(isRest));
  const unknown = unknownColumns(file);
  const isKept = (each: string): boolean => keepsRest && normaliseHeader(each) !== "";
  for (const [what, columns] of [
    ["kept as attributes", unknown.filter(isKept)],
    ["not read", unknown.filter((each) => !isKept(each))],
  ] as const) {
    if (columns.length === 0) continue;
    const message = `columns ${what}: ${listed(columns)}`;
    await addFinding(warehouse, { severity: "info", file: name, rule: "unknown_column", message });
  }
  const repeated = repeatedColumns(file);
  if (repeated.length > 0) {
    const message = `columns that stand twice, of which the first is read: ${listed(repeated)}`;
    await addFinding(warehouse, { severity: "warning", file: name, rule: "repeated_column", message });
  }
  if (layout.feeds.length > 0 && (await isEmpty(warehouse, file))) {
    await addFinding(warehouse, { severity: "warning", file: name, rule: "no_rows", message: "a header and no rows" });
  }
}

/** A column's name, and how many are named, in a message. */
const longestName = 80;
const mostNamed = 40;

/** Names of columns; of very many the first ones and how many more. */
function listed(columns: readonly string[]): string {
  const names = columns.slice(0, mostNamed).map((each) => (each === "" ? "(no name)" : cutAt(each, longestName)));
  const more = columns.length - mostNamed;
  return `${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function cutAt(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

/** Says what was taken to be so without proof. */
export async function recordAssumptions(warehouse: Warehouse, { name, assumptions }: ExportFile): Promise<void> {
  for (const { rule, message } of assumptions) {
    await addFinding(warehouse, { severity: "warning", file: name, rule, message });
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

/** Counts what a profile notes about some rows that are not left out: one finding a file, with the rows' amount. */
export async function recordNotes(warehouse: Warehouse, file: ExportFile): Promise<void> {
  const feed = countedFeed(file);
  for (const { rule, rows, message, amount: source } of file.layout.notes ?? []) {
    if (feed === undefined) continue;
    const amount = source === undefined ? tableNamed(feed.table).amount : valueOf(file, source, "money");
    const where = `${conditionOf(file, rows)} and not (${anyOf(leftOutBy(file).map(({ when }) => when))})`;
    const column = sourcesIn(rows).flatMap(headersIn)[0] ?? null;
    await execute(
      warehouse,
      `insert into ingest.findings
      select 'info', ${literal(file.name)}, null, ${literal(column)}, null, ${literal(rule)},
        ingest.counted(count(*), 'row') || ' ' || ${literal(message)}, try_cast(sum(${amount ?? "null"}) as decimal(18, 4)), null
      from (${typedRows(file, feed, { where })})
      having count(*) > 0;`,
    );
  }
}

type Absence = { readonly column: string; readonly rule: string; readonly message: string };

function absentIn(feed: Feed, mapped: ReadonlySet<string>): readonly Absence[] {
  const nobody =
    tableNamed(feed.table).hasCustomer === true && !mapped.has("customer_id") && !mapped.has("customer_name");
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

function isRest(source: Source): boolean {
  return typeof source !== "string" && "rest" in source;
}

/** The headers that no source names, that the layout does not know as unused, and that nothing looks up. */
function unknownColumns({ header, layout, profile }: ExportFile): readonly string[] {
  if (layout.unused === "rest" || layout.feeds.length === 0) return [];
  const lookedUp = profile.layouts.flatMap((each) =>
    sourcesOfLayout(each)
      .flatMap(withParts)
      .flatMap((source) =>
        typeof source !== "string" && "lookup" in source && source.lookup === layout.name
          ? [source.key, source.take]
          : [],
      ),
  );
  const known = new Set([
    ...headersRead(layout),
    ...[...(layout.unused ?? []), ...layout.signature, ...lookedUp].map(normaliseHeader),
  ]);
  return header.filter((each) => !known.has(normaliseHeader(each)));
}

/** Headers that stand again and would be read, or that a reader cannot tell apart. */
function repeatedColumns({ header, layout }: ExportFile): readonly string[] {
  const read = headersRead(layout);
  const plain = header.map((each) => each.trim().toLowerCase());
  const normal = header.map(normaliseHeader);
  return header.filter((each, index) => {
    const again = normaliseHeader(each);
    const isAgain = read.has(again) && normal.indexOf(again) !== index;
    return each !== "" && (isAgain || plain.indexOf(each.trim().toLowerCase()) !== index);
  });
}

async function isEmpty(warehouse: Warehouse, file: ExportFile): Promise<boolean> {
  const reader = await warehouse.connection.runAndReadAll(`select 1 from ${recordsOf(file)} limit 1`);
  return reader.getRows().length === 0;
}
