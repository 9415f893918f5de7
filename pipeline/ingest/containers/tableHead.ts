/** How many rows the beginning of a table has: enough to judge its columns by. */
export const headRows = 500;

/** The beginning of a table whose columns have names beside it: the names, and its first rows. */
export type TableHead = { readonly names: readonly string[]; readonly rows: readonly (readonly string[])[] };
