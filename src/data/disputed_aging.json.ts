import { sendTable } from "./published.ts";

await sendTable("disputed_aging");
