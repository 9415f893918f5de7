import { sendTable } from "./published.ts";

await sendTable("assessed_top");
