import { sendTable } from "./published.ts";

await sendTable("findings_by_rule");
