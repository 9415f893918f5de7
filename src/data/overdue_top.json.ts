import { sendTable } from "./published.ts";

await sendTable("overdue_top");
