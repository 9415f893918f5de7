import { sendTable } from "./published.ts";

await sendTable("glossary");
