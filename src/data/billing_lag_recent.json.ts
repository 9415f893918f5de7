import { sendTable } from "./published.ts";

await sendTable("billing_lag_recent");
