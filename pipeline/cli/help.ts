import { join, relative } from "node:path";
import { defaultInput, projectFolder } from "../settings.ts";

/** What the flags say that several commands have. */
export const inputHelp = `folder of exports, or one file (default: ${defaultInput})`;
export const profileHelp = `export layout: a built-in one by name, or the path of a JSON file (${guide("profiles.md")})`;

/** Where a text of `docs/` stands, as seen from the working directory. */
function guide(name: string): string {
  return relative(process.cwd(), join(projectFolder, "docs", name));
}
