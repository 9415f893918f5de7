import { sendTable } from "./published.ts";

await sendTable("findings_top");
