import { sendTable } from "./published.ts";

await sendTable("days_to_pay_periods");
