import { expect, test } from "vitest";
import { inSlice, isSliced, sliceText, withRest } from "../../src/components/controls/slices.ts";

const customer = (customer_id: string, region: string, risk_class: string, bucket_0: number) => ({
  customer_id,
  region,
  sales_rep: "Ann",
  risk_class,
  bucket_0,
});
const customers = [customer("A", "South", "E", 10), customer("B", "South", "A", 20), customer("C", "West", "E", 30)];

test("a slice holds the customers that fit all that is chosen, and says what that is", () => {
  const slice = { region: "South", sales_rep: "", risk_class: "E" };
  expect(inSlice(customers, slice).map((row) => row["customer_id"])).toEqual(["A"]);
  expect(isSliced(slice)).toBe(true);
  expect(sliceText(slice)).toBe("region South, class E");
  expect(isSliced({ region: "", sales_rep: "", risk_class: "" })).toBe(false);
});

test("what the totals hold beyond the customers stands in one row, to the cent; nothing where they are all", () => {
  const places = [
    { count_customers: 1, bucket_0: 10 },
    { count_customers: 4, bucket_0: 60.3 },
  ];
  expect(withRest(customers, places).at(-1)).toMatchObject({ customer_id: null, count_customers: 2, bucket_0: 10.3 });
  expect(withRest(customers, [{ count_customers: 3, bucket_0: 60 }])).toEqual(customers);
});
