import { sendTable } from "./published.ts";

await sendTable("largest_receipts");
