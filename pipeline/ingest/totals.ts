import { execute, literal, type Warehouse } from "../warehouse.ts";
import type { ExportFile } from "./exportFile.ts";
import { brokenPathOf } from "./load.ts";

const brokenMessages = {
  half_written_row: "fewer fields than the header: row rejected",
  too_many_fields: "more fields than the header: row rejected",
  broken_quote: "a quote that does not close or stands amid a field: row rejected",
  too_long_row: "a row of more than a million characters: row rejected",
} as const;

/** Turns the rows that fit no header into findings, and counts them as rejected. */
export async function recordBroken(warehouse: Warehouse, file: ExportFile, scratchFolder: string): Promise<void> {
  const [feed] = file.layout.feeds;
  if (!file.isNumbered || feed === undefined) return;
  const messages = Object.entries(brokenMessages).map(
    ([rule, words]) => `when ${literal(rule)} then ${literal(words)}`,
  );
  await execute(
    warehouse,
    `create or replace temp table broken as
    select cast(line as integer) as line, rule, text, ingest.read_number(amount, ${file.isComma}) as amount
    from read_csv(${literal(brokenPathOf(file, scratchFolder))}, auto_detect = false, header = false, delim = '\t', quote = '"',
      escape = '"', columns = {'line': 'varchar', 'rule': 'varchar', 'amount': 'varchar', 'text': 'varchar'});
    insert into ingest.findings
    select 'error', ${literal(file.name)}, line, null, text, rule, case rule ${messages.join(" ")} end, amount from broken;
    insert into parts select ${file.number}, ${literal(feed.table)}, 'rejected', count(*), sum(amount), sum(abs(amount)) from broken having count(*) > 0;
    drop table broken;`,
  );
}

/** Sums what every file gave: rows and amounts read = accepted + rejected + left out. */
export async function recordFiles(warehouse: Warehouse, files: readonly ExportFile[]): Promise<void> {
  for (const file of files) {
    const outcomes = ["accepted", "rejected", "left_out"];
    const tables = [...new Set(file.layout.feeds.map((feed) => feed.table))].join(", ");
    const texts = [file.name, file.profile.name, tables, [...new Set(file.evidence)].join("; "), file.sha256];
    const rows = outcomes.map((outcome) => `coalesce(sum(count_rows) filter (outcome = '${outcome}'), 0)`);
    const amounts = outcomes.map(
      (outcome) =>
        `case when sum(amount) is not null then coalesce(sum(amount) filter (outcome = '${outcome}'), 0) end`,
    );
    await execute(
      warehouse,
      `insert into ingest.files
      select ${texts.map((text) => literal(text)).join(", ")}, ${file.bytes}, coalesce(sum(count_rows), 0), ${rows.join(", ")},
        sum(amount), ${amounts.join(", ")}
      from parts where file_number = ${file.number};`,
    );
  }
}
