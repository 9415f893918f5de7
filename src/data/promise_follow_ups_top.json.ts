import { sendTable } from "./published.ts";

await sendTable("promise_follow_ups_top");
