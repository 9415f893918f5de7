import { sendTable } from "./published.ts";

await sendTable("group_performance");
