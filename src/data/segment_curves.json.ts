import { sendTable } from "./published.ts";

await sendTable("segment_curves");
