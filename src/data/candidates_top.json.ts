import { sendTable } from "./published.ts";

await sendTable("candidates_top");
