import { sendTable } from "./published.ts";

await sendTable("chaseable_top");
