export { classMix } from "./charts/classMix.js";
export { trustSentence } from "./tables/holdoutTable.js";
export { lossSentence, lossTable } from "./tables/lossTable.js";
export { riskBands } from "./charts/riskBands.js";
export { riskSentence } from "./sentences/riskSentence.js";
export { migrationSentence, migrationTable } from "./tables/riskTables.js";
export { slowCustomers, slowSentence } from "./tables/slowCustomers.js";
export { stakeTable } from "./tables/stakeTable.js";
