import type { ColumnType } from "../layouts/column.ts";
import type { DateText } from "./dateOrder.ts";
import type { ExportFile } from "../layouts/exportFile.ts";
import { lookupIn, type Source } from "../profiles/expressions.ts";
import { fieldOf, headersIn } from "./source.ts";
import { textOf } from "./sourceText.ts";
import { valueLeaves } from "./sourceValue.ts";
import { tableNamed } from "../layouts/tables.ts";

/** The texts of a file's own fields that become values of some types, each under the header it comes from. */
export function judgedTexts(file: ExportFile, types: readonly ColumnType[]): readonly DateText[] {
  const leaves = leavesOf(file, types).filter((leaf) => lookupIn(leaf) === undefined);
  const texts = leaves.flatMap((leaf) => {
    const text = textOf(file, leaf);
    return text === null ? [] : [{ header: headersIn(leaf)[0] ?? "(not in a column)", text }];
  });
  return [...new Map(texts.map((each) => [each.text, each])).values()];
}

/** The same with the texts that layouts of these files look up in this one. */
export function judgedTextsFor(
  file: ExportFile,
  types: readonly ColumnType[],
  askers: readonly ExportFile[],
): readonly DateText[] {
  const taken = askers
    .flatMap((asker) => leavesOf(asker, types))
    .flatMap((leaf) => {
      const lookup = lookupIn(leaf);
      const text = lookup?.lookup === file.layout.name ? fieldOf(file, lookup.take) : null;
      return lookup === undefined || text === null ? [] : [{ header: lookup.take, text }];
    });
  return [...new Map([...judgedTexts(file, types), ...taken].map((each) => [each.text, each])).values()];
}

function leavesOf({ layout }: ExportFile, types: readonly ColumnType[]): readonly Source[] {
  return layout.feeds.flatMap(({ table, columns }) =>
    Object.entries(tableNamed(table).columns).flatMap(([name, { type }]) => {
      const source = columns[name];
      return source !== undefined && types.includes(type) ? valueLeaves(source) : [];
    }),
  );
}
