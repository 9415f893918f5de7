/** What a rule of the findings means and what to do about it. */
export type RuleEntry = {
  readonly severity: "error" | "warning" | "info" | "error or warning";
  readonly means: string;
  readonly example: string;
  readonly fix: string;
};
