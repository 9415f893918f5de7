import { sendTable } from "./published.ts";

await sendTable("concentration_latest");
