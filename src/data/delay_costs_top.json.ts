import { sendTable } from "./published.ts";

await sendTable("delay_costs_top");
