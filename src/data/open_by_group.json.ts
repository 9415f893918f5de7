import { sendTable } from "./published.ts";

await sendTable("open_by_group");
