import { sendTable } from "./published.ts";

await sendTable("roc_points");
