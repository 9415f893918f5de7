import { expect, test } from "vitest";
import { habitText, type SlowCustomer } from "../../src/components/tables/slowCustomers.ts";

const customer = (late_rate: number | null, count_judged: number, mean_delay_days: number | null): SlowCustomer => ({
  slow_amount: 1,
  all_slow_amount: 1,
  late_rate,
  count_judged,
  mean_delay_days,
});

test.each([
  ["nothing known", customer(null, 0, null), "No earlier invoice of it has been judged yet."],
  ["always late", customer(1, 329, 42.003), "100 % of 329 invoices were late; in the mean 42 days after the due date."],
  ["early", customer(0.09, 428, -7.6), "9 % of 428 invoices were late; in the mean 8 days before the due date."],
  ["one open for long", customer(1, 1, null), "100 % of 1 invoice was late."],
  ["on the day", customer(0, 3, 0.2), "0 % of 3 invoices were late; in the mean on the due date."],
])("how a customer has paid: %s", (_, row, text) => expect(habitText(row).replaceAll("\u00a0", " ")).toBe(text));
