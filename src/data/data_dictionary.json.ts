import { sendTable } from "./published.ts";

await sendTable("data_dictionary");
