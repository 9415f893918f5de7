import { sendTable } from "./published.ts";

await sendTable("headline_history");
