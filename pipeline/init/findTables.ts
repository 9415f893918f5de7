import { listInput } from "../ingest/containers/inputFiles.ts";
import { chooseProfiles } from "../ingest/layouts/identify.ts";
import { openIngest } from "../ingest/ingest.ts";
import type { Table } from "../ingest/containers/partTable.ts";
import { prepare } from "../ingest/layouts/prepare.ts";
import { recognise, type Verdict } from "../ingest/layouts/recognise.ts";
import type { Settings } from "../settings.ts";
import { withScratch } from "../warehouse/scratch.ts";
import { closeWarehouse, openWarehouse } from "../warehouse/warehouse.ts";
import { findTable } from "./findTable.ts";
import type { UnknownTable } from "./proposal.ts";

const everyDelimiter = [",", ";", "\t", "|"];

/** The tables of an export that no profile knows, and the names of files in which no table was found. */
export type FoundTables = { readonly tables: readonly UnknownTable[]; readonly headless: readonly string[] };

/** Finds every table among the exports that no profile knows: sheets and members of archives too. */
export async function findTables(settings: Settings): Promise<FoundTables> {
  const profiles = chooseProfiles(settings.profile);
  const tables: UnknownTable[] = [];
  const headless: string[] = [];
  const identify = (table: Table, file: string): Verdict => {
    const verdict = recognise(table.lines, profiles, table);
    if (verdict.recognition !== null) return verdict;
    const found = findTable(table.lines, table.delimiters ?? everyDelimiter);
    if (found === null) headless.push(file);
    else
      tables.push({
        file,
        header: found.header,
        rows: found.rows,
        title: table.lines.slice(0, found.headerLine - 1).join(" "),
      });
    return verdict;
  };
  const { files } = await listInput(settings.inputFolder);
  const warehouse = await openWarehouse(":memory:");
  try {
    await openIngest(warehouse);
    await withScratch((scratchFolder) => prepare({ warehouse, identify, scratchFolder }, files));
    return { tables, headless };
  } finally {
    closeWarehouse(warehouse);
  }
}
