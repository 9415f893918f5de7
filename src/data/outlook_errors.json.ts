import { sendTable } from "./published.ts";

await sendTable("outlook_errors");
