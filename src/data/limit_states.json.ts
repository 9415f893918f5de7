import { sendTable } from "./published.ts";

await sendTable("limit_states");
