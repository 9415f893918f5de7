import { sendTable } from "./published.ts";

await sendTable("disputes_open");
