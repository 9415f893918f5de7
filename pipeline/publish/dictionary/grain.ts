import { commentOf, fileOf } from "../../warehouse/tableFiles.ts";

/** What a row of each table of words is: they are written from TypeScript and have no query to say it. */
const wordTables: Readonly<Record<string, string>> = {
  choices: "One row per definition that finance chooses in several ways: what we chose, and others.",
  data_dictionary: "One row per published table (without a column) and column: what it says, its unit and its type.",
  finding_rules: "One row per rule that makes findings: what it means and how to mend what it finds.",
  glossary: "One row per word of the trade that the pages use.",
  methods: "One row per measure: its formula, definition, edges, worked example and query.",
  model_card: "One row: the risk model's card.",
  queries: "One row per published table: its query.",
};

/** What a row of a published table is, in its query's own first words: the comment that it begins with. */
export function grainOf(table: string): string {
  return wordTables[table] ?? commentOf(fileOf(`publish.${table}`).sql);
}
