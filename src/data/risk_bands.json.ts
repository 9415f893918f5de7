import { sendTable } from "./published.ts";

await sendTable("risk_bands");
