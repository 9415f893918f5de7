import { sendTable } from "./published.ts";

await sendTable("changes_latest");
