import { sendTable } from "./published.ts";

await sendTable("likely_duplicates");
