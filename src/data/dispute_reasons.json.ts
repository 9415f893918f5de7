import { sendTable } from "./published.ts";

await sendTable("dispute_reasons");
