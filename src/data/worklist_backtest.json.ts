import { sendTable } from "./published.ts";

await sendTable("worklist_backtest");
