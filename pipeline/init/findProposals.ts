import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listInput } from "../ingest/containers/inputFiles.ts";
import { chooseProfiles } from "../ingest/layouts/identify.ts";
import { openIngest } from "../ingest/ingest.ts";
import type { Table } from "../ingest/containers/partTable.ts";
import { prepare } from "../ingest/layouts/prepare.ts";
import { recognise, type Verdict } from "../ingest/layouts/recognise.ts";
import type { Settings } from "../settings.ts";
import { closeWarehouse, openWarehouse } from "../warehouse/warehouse.ts";
import { findTable } from "./findTable.ts";
import { propose } from "./propose.ts";
import type { Proposal } from "./proposal.ts";

const everyDelimiter = [",", ";", "\t", "|"];

/** Proposes a layout for every table among the exports that no profile knows: sheets and members of archives too. */
export async function findProposals(settings: Settings): Promise<readonly Proposal[]> {
  const profiles = chooseProfiles(settings.profile);
  const proposals: Proposal[] = [];
  const identify = (table: Table, name: string): Verdict => {
    const verdict = recognise(table.lines, profiles, table);
    if (verdict.recognition === null) proposals.push(proposeFor(table, name));
    return verdict;
  };
  const { files } = await listInput(settings.inputFolder);
  const warehouse = await openWarehouse(":memory:");
  const scratchFolder = await mkdtemp(join(tmpdir(), "countback-init-"));
  try {
    await openIngest(warehouse);
    await prepare({ warehouse, identify, scratchFolder }, files);
    return proposals;
  } finally {
    closeWarehouse(warehouse);
    await rm(scratchFolder, { recursive: true, force: true });
  }
}

function proposeFor({ lines, delimiters = everyDelimiter }: Table, file: string): Proposal {
  const found = findTable(lines, delimiters);
  if (found === null) {
    const problem = "its first lines hold no row of column names";
    return { file, layout: null, assignments: [], notes: [], problem };
  }
  return propose({ file, header: found.header, rows: found.rows });
}
