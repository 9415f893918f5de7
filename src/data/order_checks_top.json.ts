import { sendTable } from "./published.ts";

await sendTable("order_checks_top");
