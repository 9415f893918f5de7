import { sendTable } from "./published.ts";

await sendTable("statuses");
