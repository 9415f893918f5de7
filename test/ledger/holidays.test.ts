import { expect, test } from "vitest";
import { askLedger, parseLedger } from "../support/ledger.ts";

/** What is kept of a ledger with one invoice a customer: its holidays in 2019, MM-DD, by country and currency. */
async function holidays(
  customers: readonly { readonly customer_id: string; readonly country: string }[],
  currency: string,
  given: readonly { readonly holiday_date: string; readonly country: string }[] = [],
): Promise<Readonly<Record<string, string>>> {
  const lines = customers.map(
    ({ customer_id }, index) => `2019-03-0${index + 1} invoice I${index} ${customer_id} 10.00 ${currency}`,
  );
  const rows = await askLedger(
    { ...parseLedger(lines.join("\n")), customers, ...(given.length === 0 ? {} : { holidays: given }) },
    "2019-03-31",
    `select country, string_agg(strftime(holiday_date, '%m-%d'), ' ' order by holiday_date) as days
     from ledger.holidays where year(holiday_date) = 2019 group by country order by country`,
  );
  return Object.fromEntries(rows.map((row) => [String(row["country"]), String(row["days"])]));
}

const american = "01-01 01-21 02-18 05-27 07-04 09-02 10-14 11-11 11-28 12-25";
const european = "01-01 04-19 04-22 05-01 12-25 12-26";

test("without a file a customer has the public and bank holidays of its country, by code or by name", async () => {
  const found = await holidays(
    [
      { customer_id: "A", country: "us" },
      { customer_id: "B", country: "France" },
    ],
    "EUR",
  );
  expect(found["US"]).toBe(american);
  expect(found["FRANCE"]).toBe("01-01 04-22 05-01 05-08 05-30 06-10 07-14 08-15 11-01 11-11 12-25");
});

test("without a country, or in one that nobody knows, it has those of the currency's home: the euro's are its payment system's", async () => {
  const nowhere = [
    { customer_id: "A", country: "" },
    { customer_id: "B", country: "406" },
  ];
  expect(await holidays(nowhere, "EUR")).toEqual({ "": european, 406: european });
  expect(await holidays(nowhere, "USD")).toEqual({ "": american, 406: american });
  expect(await holidays(nowhere, "XXX")).toEqual({});
});

test("a country of the file, and all of them where it names none, has what the file says and nothing else", async () => {
  const customers = [
    { customer_id: "A", country: "US" },
    { customer_id: "B", country: "DE" },
  ];
  const inGermany = await holidays(customers, "EUR", [{ holiday_date: "2019-10-31", country: "de" }]);
  expect(inGermany).toEqual({ "": european, DE: "10-31", US: american });
  const everywhere = await holidays(customers, "EUR", [{ holiday_date: "2019-10-31", country: "" }]);
  expect(everywhere).toEqual({ "": "10-31", DE: "10-31", US: "10-31" });
});
