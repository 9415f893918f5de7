import { join } from "node:path";
import { CountbackError } from "../errors.ts";
import { readSettings } from "../settings.ts";
import { writeDrafts } from "./drafts/drafts.ts";
import { exportTables, formats } from "./export.ts";

/** Flags of `countback export` as the command line hands them over. */
export type ExportFlags = {
  readonly output?: string;
  readonly to?: string;
  readonly format?: string;
  readonly drafts?: string;
  readonly owner?: string;
  readonly language?: string;
};

/** Does what `countback export` was asked for and says in words what was written; wrong use throws (exit 3). */
export async function runExport({ output, to, format, drafts, owner, language }: ExportFlags): Promise<string> {
  const { outputFolder } = readSettings(output === undefined ? {} : { output });
  if (drafts !== undefined) {
    const chosen = { ...(owner === undefined ? {} : { owner }), ...(language === undefined ? {} : { language }) };
    const count = await writeDrafts({ outputFolder, toFolder: drafts, ...chosen });
    return `${count} drafts in ${drafts}; nothing was sent`;
  }
  const chosen = formats.filter((each) => format === undefined || each === format);
  if (chosen.length === 0) throw new CountbackError(`invalid format: ${format} (${formats.join(", ")})`, 3);
  const { folder, files, cuts } = await exportTables({
    outputFolder,
    toFolder: to ?? join(outputFolder, "export"),
    formats: chosen,
  });
  return [`${files.length} files in ${folder}`, ...cuts.map((cut) => `cut: ${cut}`)].join("\n");
}
