import { sendTable } from "./published.ts";

await sendTable("deductions_top");
