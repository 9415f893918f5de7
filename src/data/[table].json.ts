import { parseArgs } from "node:util";
import { readPublished } from "../../pipeline/site/readPublished.ts";

// Prints the published table that a page asks for, as `data/<table>.json`; the folder is named by COUNTBACK_PUBLISHED.
const { values } = parseArgs({ options: { table: { type: "string", default: "" } } });
const folder = process.env["COUNTBACK_PUBLISHED"] ?? "data/published";
for (const [, json] of await readPublished(folder, [values.table])) process.stdout.write(json);
