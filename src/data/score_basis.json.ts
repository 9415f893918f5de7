import { sendTable } from "./published.ts";

await sendTable("score_basis");
