const names: Readonly<Record<string, string>> = {
  countback: "Countback",
  majority: "the late share of all",
  due_date_as_is: "the due date as it is",
  customer_mean: "the customer's mean delay",
  customer_rate: "the customer's late rate",
};

/** What a model is called in a sentence, a table and a chart. */
export function modelName(model: string): string {
  return names[model] ?? model.replaceAll("_", " ");
}
