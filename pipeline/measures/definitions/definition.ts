/** One definition of a measure as the methods page shows it. `worked` is a number a test computes through `table`. */
export type Definition = {
  readonly measure: string;
  readonly name: string;
  readonly formula: string;
  readonly definition: string;
  readonly edgeRules: string;
  readonly worked: string;
  readonly source: string;
  readonly table: string;
};
