import { sendTable } from "./published.ts";

await sendTable("late_interest_top");
