import { sendTable } from "./published.ts";

await sendTable("expected_cash");
