import { sendTable } from "./published.ts";

await sendTable("unapplied_top");
