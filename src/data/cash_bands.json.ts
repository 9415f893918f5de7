import { sendTable } from "./published.ts";

await sendTable("cash_bands");
