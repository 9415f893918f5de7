import { sendTable } from "./published.ts";

await sendTable("allowance_history");
