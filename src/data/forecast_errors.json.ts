import { sendTable } from "./published.ts";

await sendTable("forecast_errors");
