import type { ExportFile } from "../layouts/exportFile.ts";
import { jsonRecordsIn, type JsonValues } from "./json.ts";
import { amountIndexOf, openNumbered } from "../rows/numbered.ts";
import { headRows, type TableHead } from "./tableHead.ts";
import { Unreadable } from "./unreadable.ts";

/** How a JSON file is cut into objects. */
export type JsonShape = { readonly path: string; readonly isList: boolean };

/** The names of all members of a JSON file's objects, as they come, and its first rows. Throws `Unreadable` without objects. */
export async function jsonHead({ path, isList }: JsonShape): Promise<TableHead> {
  const names = new Set<string>();
  const first: JsonValues[] = [];
  for await (const { values } of jsonRecordsIn(path, isList)) {
    if (values === null) continue;
    if (first.length < headRows) first.push(values);
    for (const name of values.keys()) names.add(name);
  }
  if (names.size > 0) return { names: [...names], rows: first.map((values) => fieldsOf(values, [...names])) };
  throw new Unreadable("refused_file", "not read: JSON without objects: export one object a row, with named values");
}

/** Writes the objects of a JSON file as numbered rows under its header; what is no object is set apart. */
export async function numberJson(file: ExportFile, { path, isList }: JsonShape, scratch: string): Promise<ExportFile> {
  const amount = file.header[amountIndexOf(file)];
  const sink = openNumbered(file, scratch);
  for await (const { line, text, values, isRepeated } of jsonRecordsIn(path, isList)) {
    if (isRepeated) await sink.setApart({ line, rule: "repeated_name", text }, values?.get(amount ?? "") ?? "");
    else if (values === null) await sink.setApart({ line, rule: "broken_json", text }, amountIn(text, amount));
    else
      await sink.keep(
        line,
        file.header.map((name) => values.get(name) ?? ""),
      );
  }
  return sink.close();
}

function fieldsOf(values: JsonValues, names: readonly string[]): readonly string[] {
  return names.map((name) => values.get(name) ?? "");
}

/** The amount in a text that is no sound JSON, as far as it can be told. */
function amountIn(text: string, name: string | undefined): string {
  if (name === undefined) return "";
  const key = JSON.stringify(name.slice(name.lastIndexOf(".") + 1));
  const [, after = ""] = text.split(key);
  return /^\s*:\s*"?([^",}]*)/.exec(after)?.[1]?.trim() ?? "";
}
