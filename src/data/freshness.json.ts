import { sendTable } from "./published.ts";

await sendTable("freshness");
