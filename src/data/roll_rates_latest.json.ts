import { sendTable } from "./published.ts";

await sendTable("roll_rates_latest");
