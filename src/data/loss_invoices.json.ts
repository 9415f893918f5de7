import { sendTable } from "./published.ts";

await sendTable("loss_invoices");
