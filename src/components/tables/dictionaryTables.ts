import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { emptyState } from "../sentences/note.js";
import type { Piece, Row } from "../../writing/rows.js";

/** What a row of each published table is: the rows of the dictionary that name no column. */
export function publishedTables(dictionary: readonly Row[]): Piece {
  const tables = dictionary.filter((row) => row["column_name"] === null);
  if (tables.length === 0) return emptyState("No dictionary was published.");
  const columns: readonly Column[] = [
    { name: "table_name", label: "Table" },
    { name: "meaning", label: "What a row is", kind: "long" },
  ];
  return dataTable(tables, columns, { caption: "Published tables", file: "tables.csv", noun: "table", pageSize: 12 });
}

/** What each column of each published table says, with its unit and type. */
export function publishedColumns(dictionary: readonly Row[]): Piece {
  const named = dictionary.filter((row) => row["column_name"] !== null);
  if (named.length === 0) return emptyState("No dictionary was published.");
  const columns: readonly Column[] = [
    { name: "table_name", label: "Table" },
    { name: "column_name", label: "Column" },
    { name: "unit", label: "Unit", isFilter: true },
    { name: "type", label: "Type", isOnlyInDownload: true },
    { name: "meaning", label: "What it says", kind: "long" },
  ];
  return dataTable(named, columns, { caption: "Columns of the published tables", file: "columns.csv", noun: "column" });
}
