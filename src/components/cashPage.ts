export { cashSentence } from "./sentences/cashSentence.js";
export { errorTable, horizonTable, receiptsTable, splitTable } from "./tables/cashTables.js";
export { coverageSentence, keptTable, rivalSentence, weekSentence } from "./sentences/cashTrust.js";
export { cashWeeks } from "./charts/cashWeeks.js";
export { fanChart } from "./charts/fanChart.js";
export { outcomeText } from "./sentences/outcomeText.js";
export { pastForecasts } from "./charts/pastForecasts.js";
export { cushionText, whatIf } from "./tables/scenarioTables.js";
export { usualDelayNote } from "./sentences/usualDelayNote.js";
