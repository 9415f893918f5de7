import { z } from "zod";
import { ruleBook } from "../ingest/ruleBook/ruleBook.ts";
import { choices } from "../measures/choices.ts";
import { glossary } from "../measures/glossary.ts";
import { registry } from "./registry.ts";
import { modelCard } from "../risk/card.ts";
import { RiskModelSchema } from "../risk/riskModel.ts";
import { fileOf } from "../warehouse/tableFiles.ts";
import { readRows, type Warehouse, writeRows } from "../warehouse/warehouse.ts";
import { publishedQueries } from "./queries.ts";

type Texts = readonly Readonly<Record<string, string>>[];

/** What each table of texts holds, and where its rows come from; the columns stand in the order of the rows' names. */
const tables: Readonly<Record<string, { columns: readonly string[]; read: (warehouse: Warehouse) => Promise<Texts> }>> =
  {
    choices: { columns: ["question", "ours", "others", "setting"], read: async () => choices },
    finding_rules: { columns: ["rule", "severity", "means", "example", "fix"], read: async () => rules() },
    glossary: { columns: ["term", "meaning", "worked"], read: async () => glossary },
    methods: {
      columns: ["measure", "name", "formula", "definition", "edge_rules", "worked", "source", "sql_file", "sql"],
      read: async () => methods(),
    },
    model_card: { columns: ["markdown"], read: card },
    queries: { columns: ["table_name", "sql_file", "sql", "reads"], read: async () => publishedQueries() },
  };

/** The names of the published tables that hold words about the numbers. */
export const textTables: readonly string[] = Object.keys(tables);

/** Writes the published tables that hold words: definitions, choices, glossary, rules, queries and the model's card. */
export async function writeTexts(warehouse: Warehouse): Promise<void> {
  for (const [name, { columns, read }] of Object.entries(tables)) {
    const types = Object.fromEntries(columns.map((column) => [column, "varchar"]));
    await writeRows(warehouse, `publish.${name}`, types, await read(warehouse));
  }
}

function methods(): Texts {
  return registry.map(({ table, edgeRules, ...entry }) => {
    const { path, sql } = fileOf(table);
    return { ...entry, edge_rules: edgeRules, sql_file: path, sql };
  });
}

/** What every rule of the ingest and the ledger means and how to fix what it finds. */
function rules(): Texts {
  return Object.entries(ruleBook).map(([rule, entry]) => ({ rule, ...entry }));
}

async function card(warehouse: Warehouse): Promise<Texts> {
  const models = await readRows(warehouse, "select json from risk.model", z.object({ json: z.string() }));
  return models.map(({ json }) => ({ markdown: modelCard(RiskModelSchema.parse(JSON.parse(json))) }));
}
