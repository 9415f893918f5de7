import { sendTable } from "./published.ts";

await sendTable("terms_changes");
