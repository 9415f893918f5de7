import { sendTable } from "./published.ts";

await sendTable("deduction_reasons");
