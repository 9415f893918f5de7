import { sendTable } from "./published.ts";

await sendTable("scorecard_alarms");
