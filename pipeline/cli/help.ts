import { join, relative } from "node:path";
import { defaultInput, projectFolder } from "../settings.ts";

/** What the flags say that several commands have. */
export const inputHelp = `folder of exports, or one file (default: ${defaultInput})`;
export const expectOpenHelp =
  "control total: what is open, invoices less unused credits, must be this (341560.05, or USD=341560.05 for each currency), else nothing is published";
export const profileHelp = `export layout: a built-in one by name, or the path of a JSON file (${guide("profiles.md")})`;

/** Where a text of `docs/` stands, as seen from the working directory. */
function guide(name: string): string {
  return relative(process.cwd(), join(projectFolder, "docs", name));
}

/** Gathers a flag that may be given several times. */
export function gathered(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
