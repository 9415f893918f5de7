export { calibrationPlot, calibrationSentence } from "./charts/calibrationPlot.js";
export { holdoutTable, holdoutVerdict } from "./tables/holdoutTable.js";
export { liftBars } from "./charts/liftBars.js";
export { basisSentence, guardSentence } from "./sentences/modelVerdict.js";
export { driftSentence, driftTable, trainingSentence } from "./tables/riskTables.js";
export { rocAreas, rocChart } from "./charts/rocChart.js";
export { scoreParts } from "./tables/scoreParts.js";
