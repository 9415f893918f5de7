import { sendTable } from "./published.ts";

await sendTable("scenario_receipts");
