import { sendTable } from "./published.ts";

await sendTable("worklist_top");
