import { sendTable } from "./published.ts";

await sendTable("class_mix");
