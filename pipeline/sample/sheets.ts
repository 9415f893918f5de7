import type { Books } from "./books.ts";
import type { Customer } from "./customers.ts";
import { isoDate } from "./calendar.ts";
import {
  adjustmentsSheet,
  applicationsSheet,
  creditNotesSheet,
  invoicesSheet,
  paymentsSheet,
} from "./documentSheets.ts";
import { contactsSheet, disputesSheet, plansSheet, promisesSheet } from "./followUpSheets.ts";
import { glBalances } from "./glBalances.ts";
import { holidaysBetween } from "./holidays.ts";
import { type Ids, createIds } from "./ids.ts";
import { firstDay, lastDay } from "./period.ts";
import { prospects } from "./prospects.ts";
import { euroRates } from "./rates.ts";
import { type Sheet, money, sheet } from "./writeCsv.ts";

const optionalMoney = (cents: number | null): string | null => (cents === null ? null : money(cents));

/** Whom to speak with at a customer, at which number, in which language; the numbers are of ranges that are kept for fiction. */
function contactOf({ rank, country }: Customer): readonly string[] {
  const name = contactNames[rank % contactNames.length] ?? "";
  const last = String(rank % 100).padStart(2, "0");
  if (country === "DE") return [name, `+49 30 23125 0${last}`, "de"];
  if (country === "FR") return [name, `+33 1 99 00 20 ${last}`, "fr"];
  if (country === "IE") return [name, `+44 1632 9600${last}`, "en"];
  return [name, `+1 202 555 01${last}`, "en"];
}

const contactNames = [
  "Robin Ashgrove",
  "Mara Lindqvell",
  "Jules Perrinard",
  "Dana Okonmere",
  "Sascha Wendelin",
  "Noor Halvani",
  "Kim Tarrowby",
];

function customersSheet({ customers }: Books): Sheet {
  const columns =
    "customer_id customer_name parent_customer_id segment region country currency terms credit_limit insured_limit credit_rating sales_rep email contact_name phone language";
  const rows = customers.map((customer) => [
    customer.customerId,
    customer.name,
    customer.parentId,
    customer.segment,
    customer.region,
    customer.country,
    customer.currency,
    customer.terms.at(-1)?.terms.label ?? null,
    optionalMoney(customer.creditLimit),
    optionalMoney(customer.insuredLimit),
    customer.rating,
    customer.salesRep,
    customer.email,
    ...contactOf(customer),
  ]);
  return sheet("customers.csv", columns, [...rows, ...prospects.map(({ row }) => row)]);
}

function ordersSheet({ orders }: Books, { firstOpenOrder }: Ids): Sheet {
  const rows = orders.map(({ customer, day, amount }, index) => [
    `SO-${firstOpenOrder + index}`,
    customer.customerId,
    isoDate(day),
    money(amount),
    customer.currency,
  ]);
  const first = prospects.map(({ customerId, orderDay, orderAmount, currency }, index) => [
    `SO-${firstOpenOrder + orders.length + index}`,
    customerId,
    isoDate(orderDay),
    money(orderAmount),
    currency,
  ]);
  return sheet("orders.csv", "order_id customer_id order_date amount currency", [...rows, ...first]);
}

function ratesSheet(): Sheet {
  const rows = euroRates().map(({ day, rate }) => [isoDate(day), "EUR", (rate / 10_000).toFixed(4)]);
  return sheet("fx_rates.csv", "rate_date currency rate", rows);
}

function glBalancesSheet(books: Books): Sheet {
  const rows = glBalances(books).map(({ day, balance, account, currency }) => [
    isoDate(day),
    money(balance),
    account,
    currency,
  ]);
  return sheet("gl_balances.csv", "as_of_date balance account currency", rows);
}

function holidaysSheet(): Sheet {
  const rows = holidaysBetween(firstDay, lastDay + 184).map(({ day, country }) => [isoDate(day), country]);
  return sheet("holidays.csv", "holiday_date country", rows);
}

/** The books as files of the canonical layout. */
export function sheetsOf(books: Books): readonly Sheet[] {
  const ids = createIds(books);
  return [
    customersSheet(books),
    invoicesSheet(books, ids),
    paymentsSheet(books, ids),
    creditNotesSheet(books, ids),
    applicationsSheet(books, ids),
    adjustmentsSheet(books, ids),
    disputesSheet(books, ids),
    promisesSheet(books, ids),
    plansSheet(books, ids),
    contactsSheet(books, ids),
    ordersSheet(books, ids),
    ratesSheet(),
    glBalancesSheet(books),
    holidaysSheet(),
  ];
}
