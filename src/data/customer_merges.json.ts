import { sendTable } from "./published.ts";

await sendTable("customer_merges");
