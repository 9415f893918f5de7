import { sendTable } from "./published.ts";

await sendTable("risk_invoices");
