import { sendTable } from "./published.ts";

await sendTable("terms_top");
