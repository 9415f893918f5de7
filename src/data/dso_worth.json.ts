import { sendTable } from "./published.ts";

await sendTable("dso_worth");
