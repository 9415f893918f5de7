import { sendTable } from "./published.ts";

await sendTable("at_risk_history");
