import { sendTable } from "./published.ts";

await sendTable("limits_top");
