import { z } from "zod";
import { execute, literal, readRows, type Warehouse, writeSettings } from "../../warehouse/warehouse.ts";
import type { ExportFile } from "../layouts/exportFile.ts";
import type { Settings } from "../../settings.ts";
import { tableNamed, type TableName, tableNames } from "../layouts/tables.ts";

/** Marks that several currencies have, as amounts' texts hold them in capitals; where nothing decides, the usual one, if any. */
const sharedMarks: Readonly<Record<string, { readonly usual?: string }>> = {
  $: {},
  KR: {},
  "¥": {},
  RS: { usual: "INR" },
  LEI: { usual: "RON" },
  "£": { usual: "GBP" },
};

const countryNames = new Intl.DisplayNames(["en"], { type: "region" });
const SeenSchema = z.object({ file_number: z.number(), currency: z.string() });

/** Whether a currency is a mark that stands for none, for nothing says whose it is. */
export function isSharedMark(currency: string): boolean {
  return currency in sharedMarks;
}

/** Forgets what marks were taken for. */
export async function clearSharedMarks(warehouse: Warehouse): Promise<void> {
  await writeSettings(warehouse, { shared_marks: { sql: "map {}" } });
}

/** A loaded file, and whether a mark in it has a currency now, so that it is to be loaded again. */
type Marked = { readonly file: ExportFile; readonly isDecided: boolean };

/**
 * Decides whose `$` or `kr` the loaded files mean: the base currency's where it has that mark, else that of the one such
 * currency that other rows name, else of the customers' country, else the usual one. Sets what `ingest.marked_currency`
 * takes them for; a file that holds one is to be loaded again and says so.
 */
export async function decideSharedMarks(
  warehouse: Warehouse,
  files: readonly ExportFile[],
  { baseCurrency = null }: Partial<Pick<Settings, "baseCurrency">>,
): Promise<readonly Marked[]> {
  const seen = files.some(({ hasMarks }) => hasMarks) ? await readRows(warehouse, seenCurrencies(), SeenSchema) : [];
  const marks = [...new Set(seen.map(({ currency }) => currency).filter(isSharedMark))];
  if (marks.length === 0) return files.map((file) => ({ file, isDecided: false }));
  const named = [...new Set(seen.map(({ currency }) => currency))];
  const countries = await countriesIn(warehouse);
  const decisions = new Map<string, { readonly currency: string; readonly why: string }>();
  for (const mark of marks) {
    const decision = decide(await currenciesWith(warehouse, mark), { mark, baseCurrency, named, countries });
    if (decision !== null) decisions.set(mark, decision);
  }
  const entries = [...decisions].map(([mark, { currency }]) => `${literal(mark)}: ${literal(currency)}`);
  await writeSettings(warehouse, { shared_marks: { sql: `map {${entries.join(", ")}}` } });
  return files.map((file) => {
    const inFile = seen.filter(({ file_number, currency }) => file_number === file.number && decisions.has(currency));
    const evidence = inFile.map(({ currency: mark }) => {
      const decision = decisions.get(mark);
      return `"${mark}" read as ${decision?.currency}: ${decision?.why}`;
    });
    return { file: { ...file, evidence: [...file.evidence, ...evidence] }, isDecided: inFile.length > 0 };
  });
}

type Circumstances = {
  readonly mark: string;
  readonly baseCurrency: string | null;
  readonly named: readonly string[];
  readonly countries: readonly string[];
};

function decide(
  candidates: readonly string[],
  { mark, baseCurrency, named, countries }: Circumstances,
): { readonly currency: string; readonly why: string } | null {
  if (baseCurrency !== null && candidates.includes(baseCurrency))
    return { currency: baseCurrency, why: "the base currency" };
  const inRows = candidates.filter((each) => named.includes(each));
  const atHome = candidates.filter((each) => countries.includes(each.slice(0, 2)));
  const usual = sharedMarks[mark]?.usual;
  for (const [found, why] of [
    [inRows, "other rows name it"],
    [inRows.length === 0 ? atHome : [], "the customers' country has it"],
  ] as const) {
    if (found[0] !== undefined && found.length === 1) return { currency: found[0], why };
  }
  return usual === undefined || inRows.length > 0
    ? null
    : { currency: usual, why: "the usual one, nothing says otherwise" };
}

/** Tells once a file and mark of amounts whose currency nothing decides. */
export async function recordSharedMarks(warehouse: Warehouse, files: readonly ExportFile[]): Promise<void> {
  for (const file of files.filter(({ hasMarks }) => hasMarks)) {
    for (const table of new Set(file.layout.feeds.map((feed) => feed.table).filter(isOfMoney))) {
      await execute(
        warehouse,
        `insert into ingest.findings
        select 'warning', ${literal(file.name)}, null, 'currency', currency, 'undecided_currency',
          ingest.counted(count(*), 'amount') || ' in ' || currency || ', which may be ' || ingest.sharing_currencies(currency)
          || ': set baseCurrency, or name the currency in a column',
          try_cast(sum(${tableNamed(table).amount ?? "null"}) as decimal(18, 4)), null
        from ingest.${table}
        where file_number = ${file.number} and ingest.sharing_currencies(currency) is not null group by currency;`,
      );
    }
  }
}

/** Whether a table's money has a currency of its own. */
export function isOfMoney(table: TableName): boolean {
  const { amount, columns } = tableNamed(table);
  return amount !== undefined && columns["currency"] !== undefined;
}

function seenCurrencies(): string {
  const tables = tableNames.filter(isOfMoney).map((table) => `select file_number, currency from ingest.${table}`);
  return `select distinct file_number, currency from (${tables.join(" union all ")})
    where currency is not null order by all`;
}

async function currenciesWith(warehouse: Warehouse, mark: string): Promise<readonly string[]> {
  const rows = await readRows(
    warehouse,
    `select unnest(string_split(ingest.sharing_currencies(${literal(mark)}), ' ')) as currency`,
    z.object({ currency: z.string() }),
  );
  return rows.map(({ currency }) => currency);
}

/** The ISO codes of the countries that customers are in. */
async function countriesIn(warehouse: Warehouse): Promise<readonly string[]> {
  const rows = await readRows(
    warehouse,
    "select distinct upper(trim(country)) as country from ingest.customers where country is not null order by all",
    z.object({ country: z.string() }),
  );
  return [...new Set(rows.map(({ country }) => codeOf(country)))];
}

/** The ISO code of a country by its code or English name; another text as it is. */
function codeOf(country: string): string {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const codes = letters.flatMap((first) => letters.map((second) => `${first}${second}`));
  const named = codes.find((code) => countryNames.of(code)?.toUpperCase() === country);
  return { USA: "US", UK: "GB" }[country] ?? named ?? country;
}
