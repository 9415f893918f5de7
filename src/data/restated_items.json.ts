import { sendTable } from "./published.ts";

await sendTable("restated_items");
