import { z } from "zod";
import { maybeText, text } from "./columns.ts";

/** Published tables that hold words: choices of definition, glossary, queries, the model card. */
export const textTables = {
  choices: z.strictObject({
    question: maybeText,
    ours: maybeText,
    others: maybeText,
    setting: maybeText,
  }),
  glossary: z.strictObject({
    term: maybeText,
    meaning: maybeText,
    worked: maybeText,
  }),
  model_card: z.strictObject({
    markdown: maybeText,
  }),
  queries: z.strictObject({
    table_name: maybeText,
    sql_file: maybeText,
    sql: maybeText,
    reads: maybeText,
  }),
  data_dictionary: z.strictObject({
    table_name: text,
    column_name: maybeText,
    unit: maybeText,
    type: maybeText,
    meaning: maybeText,
  }),
} as const;
