import { sendTable } from "./published.ts";

await sendTable("promises_top");
