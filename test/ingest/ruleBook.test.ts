import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ruleBook, entryOf } from "../../pipeline/ingest/ruleBook/ruleBook.ts";
import { tableNamed, tableNames } from "../../pipeline/ingest/layouts/tables.ts";
import { projectFolder } from "../../pipeline/settings.ts";

const ingestFolder = join(projectFolder, "pipeline/ingest");

function textOf(path: string): string {
  return readFileSync(path, "utf8");
}

/** The rules that the code of the ingest names. */
function ingestRules(): readonly string[] {
  const texts = readdirSync(ingestFolder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => textOf(join(ingestFolder, name)));
  const patterns = [
    /\brule: "([a-z_]+)"/g,
    /\b(?:warning|rejection|judged)\(\s*"([a-z_]+)"/g,
    /\btell\(\s*"[a-z]+",\s*"([a-z_]+)"/g,
    /new Unreadable\(\s*"([a-z_]+)"/g,
    /(?:return|\?|:)\s*"((?:half|too|broken)_[a-z_]+)"/g,
    /'([a-z]+(?:_[a-z]+)+)' *(?:,\s*null, null| as rule|\s*,\s*(?:count|'|\$))/g,
  ];
  return texts
    .flatMap((text) => patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, rule = ""]) => rule)))
    .filter((rule) => rule !== "left_out");
}

/** Words that stand quoted in the ledger's findings and are no column, table, source or variable: its rules. */
function ledgerRules(): readonly string[] {
  const columns = tableNames.flatMap((name) => [name, ...Object.keys(tableNamed(name).columns)]);
  const others = new Set([...columns, "as_of", "credit_note", "paid_date", "undated_write_off"]);
  const folder = join(projectFolder, "pipeline/ledger");
  const files = readdirSync(folder).filter((name) => name.endsWith("findings.sql"));
  const text = files.map((name) => textOf(join(folder, name))).join("\n");
  return [...text.matchAll(/'([a-z]+(?:_[a-z]+)+)'/g)].map(([, word = ""]) => word).filter((word) => !others.has(word));
}

it("every rule that the ingest can emit is in the rule book", () => {
  const rules = ingestRules();
  expect(rules).toEqual(
    expect.arrayContaining(["blank_row", "duplicate_key", "negative_amount", "unrecognised_file", "lookup_missed"]),
  );
  expect([...new Set(rules)].filter((rule) => entryOf(rule) === null)).toEqual([]);
});

it("every rule that the ledger can emit is in the rule book", () => {
  const rules = ledgerRules();
  expect(rules).toEqual(expect.arrayContaining(["unknown_invoice", "parent_circle"]));
  expect([...new Set(rules)].filter((rule) => entryOf(rule) === null)).toEqual([]);
});

it("every entry says what it means, shows an example and how to fix it, in sentences", () => {
  for (const { means, example, fix } of Object.values(ruleBook)) {
    expect(means).toMatch(/^[A-Z].*\.$/);
    expect(example).not.toBe("");
    expect(fix).toMatch(/^[A-Z].*\.$/);
  }
});
