import { sendTable } from "./published.ts";

await sendTable("headlines_known");
