import { execute, literal, type Warehouse } from "../../warehouse/warehouse.ts";
import { decorationMessages } from "./decoration.ts";
import type { ExportFile } from "../layouts/exportFile.ts";
import { brokenPathOf } from "./numbered.ts";
import { isSettling } from "./settling.ts";
import { recordsOf } from "../values/source.ts";
import { countedFeed } from "../layouts/feedCondition.ts";

/** Rows that readers set apart before any feed sees them: what becomes of them, and why. */
const apartRules = {
  half_written_row: { outcome: "rejected", message: "fewer fields than the header: row rejected" },
  too_many_fields: { outcome: "rejected", message: "more fields than the header: row rejected" },
  broken_quote: { outcome: "rejected", message: "a quote that does not close or stands amid a field: row rejected" },
  too_long_row: { outcome: "rejected", message: "a row of more than a million characters: row rejected" },
  repeated_name: {
    outcome: "rejected",
    message: "a name stands twice in a JSON object, each with a value: row rejected",
  },
  broken_json: { outcome: "rejected", message: "not a JSON object: row rejected" },
  repeated_header: { outcome: "left_out", message: decorationMessages.repeated_header },
  page_line: { outcome: "left_out", message: decorationMessages.page_line },
  report_total: { outcome: "left_out", message: decorationMessages.report_total },
} as const;

/** Turns the rows that readers set apart into findings, and counts them as rejected or left out. */
export async function recordApart(warehouse: Warehouse, file: ExportFile, scratchFolder: string): Promise<void> {
  if (!file.isNumbered) return;
  const choose = (of: "outcome" | "message"): string =>
    `case rule ${Object.entries(apartRules)
      .map(([rule, each]) => `when ${literal(rule)} then ${literal(each[of])}`)
      .join(" ")} end`;
  await execute(
    warehouse,
    `create or replace temp table apart as
    select cast(line as integer) as line, rule, text, ${choose("outcome")} as outcome, ${choose("message")} as message,
      ingest.read_number(amount, ${file.isComma}) as amount
    from read_csv(${literal(brokenPathOf(file, scratchFolder))}, auto_detect = false, header = false, delim = '\t', quote = '"',
      escape = '"', columns = {'line': 'varchar', 'rule': 'varchar', 'amount': 'varchar', 'text': 'varchar'});
    insert into ingest.findings
    select case outcome when 'rejected' then 'error' else 'info' end, ${literal(file.name)}, line, null, left(text, 200), rule,
      message, amount, left(text, 2000)
    from apart;
    insert into parts
    select ${file.number}, ${literal(countedFeed(file)?.table ?? "")}, outcome, count(*), sum(amount), sum(abs(amount))
    from apart group by outcome;
    drop table apart;`,
  );
}

/** Counts the rows of files that are only looked up in. */
export async function recordLookedUp(warehouse: Warehouse, files: readonly ExportFile[]): Promise<void> {
  for (const file of files.filter(({ layout }) => layout.feeds.length === 0)) {
    await execute(
      warehouse,
      `insert into parts select ${file.number}, '', 'accepted', count(*), null, null from ${recordsOf(file)} having count(*) > 0;`,
    );
  }
}

/** Sums what every file gave: rows and amounts read = accepted + rejected + left out. */
export async function recordFiles(warehouse: Warehouse, files: readonly ExportFile[]): Promise<void> {
  for (const file of files) {
    const outcomes = ["accepted", "rejected", "left_out"];
    const tables = [...new Set(file.layout.feeds.map((feed) => feed.table))].join(", ");
    const texts = [
      file.name,
      file.profile.name,
      tables || "looked up only",
      [...new Set(file.evidence)].join("; "),
      file.sha256,
    ];
    const rows = outcomes.map((outcome) => `coalesce(sum(count_rows) filter (outcome = '${outcome}'), 0)`);
    const amounts = outcomes.map(
      (outcome) =>
        `case when sum(amount) is not null then coalesce(sum(amount) filter (outcome = '${outcome}'), 0) end`,
    );
    await execute(
      warehouse,
      `insert into ingest.files
      select ${texts.map((text) => literal(text)).join(", ")}, ${file.bytes}, coalesce(sum(count_rows), 0), ${rows.join(", ")},
        sum(amount), ${amounts.join(", ")}, ${isSettling(file)}
      from parts where file_number = ${file.number};`,
    );
  }
}
