import { sendTable } from "./published.ts";

await sendTable("promise_rates_by_rep");
