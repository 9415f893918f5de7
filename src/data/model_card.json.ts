import { sendTable } from "./published.ts";

await sendTable("model_card");
