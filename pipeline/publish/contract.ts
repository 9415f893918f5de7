import { allowanceTables } from "./allowanceTables.ts";
import { changeTables } from "./changeTables.ts";
import { collectionTables } from "./collectionTables.ts";
import { customerTables } from "./customerTables.ts";
import { decisionTables } from "./decisionTables.ts";
import { identityTables } from "./identityTables.ts";
import { judgementTables } from "./judgementTables.ts";
import { limitTables } from "./limitTables.ts";
import { measureTables } from "./measureTables.ts";
import { outlookTables } from "./outlookTables.ts";
import { outlookExtracts } from "./outlookExtracts.ts";
import { positionExtracts } from "./positionExtracts.ts";
import { practiceTables } from "./practiceTables.ts";
import { riskTables } from "./riskTables.ts";
import { textTables } from "./textTables.ts";
import { workExtracts } from "./workExtracts.ts";
import { workTables } from "./workTables.ts";

/**
 * The wall between pipeline and site: one row schema a published table. Names and columns stay stable; more may be
 * added. Money is in units of the currency beside it, rates are 0–1, days are signed.
 */
export const contract = {
  ...measureTables,
  ...identityTables,
  ...changeTables,
  ...collectionTables,
  ...customerTables,
  ...outlookTables,
  ...riskTables,
  ...decisionTables,
  ...judgementTables,
  ...limitTables,
  ...workTables,
  ...practiceTables,
  ...allowanceTables,
  ...positionExtracts,
  ...outlookExtracts,
  ...workExtracts,
  ...textTables,
} as const;

/** The name of a table whose columns others may rely on. */
export type PublishedTable = keyof typeof contract;
