import { sendTable } from "./published.ts";

await sendTable("aging_past");
