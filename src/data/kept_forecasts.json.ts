import { sendTable } from "./published.ts";

await sendTable("kept_forecasts");
