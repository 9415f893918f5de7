export { cashSentence } from "./cashSentence.js";
export { errorTable, horizonTable, receiptsTable, splitTable } from "./cashTables.js";
export { coverageSentence, keptTable, rivalSentence, weekSentence } from "./cashTrust.js";
export { cashWeeks } from "./cashWeeks.js";
export { fanChart } from "./fanChart.js";
export { outcomeText } from "./outcomeText.js";
export { pastForecasts } from "./pastForecasts.js";
export { cushionText, whatIf } from "./scenarioTables.js";
export { usualDelayNote } from "./usualDelayNote.js";
