import type { Day } from "./calendar.ts";
import { type Roll, between, chance, createRoll, pick, pickWeighted } from "./dice.ts";
import { type Habit, rollHabit } from "./habits.ts";
import type { Country } from "./holidays.ts";
import { countryWeights, regions, salesReps } from "./market.ts";
import { type Segment, exampleDomain, inventName, inventPlace } from "./names.ts";
import { firstDay, lastDay } from "./period.ts";
import { type Story, storyOf } from "./stories.ts";
import type { TermsChange } from "./terms.ts";
import { rollKind, rollLimit, rollRating, rollTerms } from "./traits.ts";

/** A customer, with what the export shows of it and the habit that nobody sees. Money in cents. */
export type Customer = {
  readonly customerId: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly rank: number;
  readonly segment: Segment;
  readonly region: string;
  readonly country: Country;
  readonly currency: "USD" | "EUR";
  readonly terms: readonly TermsChange[];
  readonly creditLimit: number | null;
  readonly insuredLimit: number | null;
  readonly rating: string;
  readonly salesRep: string;
  readonly email: string;
  readonly joinedDay: Day;
  readonly leftDay: Day | null;
  readonly invoicesPerYear: number;
  readonly usualAmount: number;
  readonly habit: Habit;
  readonly story: Story;
};

const countCustomers = 400;
const invoicesPerYearInAll = 6_900;
const salesPerYearInAll = 5_200_000_000;

/** Share of sales by rank: a power law, so that the ten largest make about 40 %. */
const weight = (rank: number): number => Math.exp(-1.07 * Math.log(rank + 2.2));
const ranks = Array.from({ length: countCustomers }, (_, rank) => rank);
const weightInAll = ranks.reduce((sum, rank) => sum + weight(rank), 0);
const rootInAll = ranks.reduce((sum, rank) => sum + Math.sqrt(weight(rank)), 0);

function freshName(roll: Roll, taken: Set<string>, country: Country, segment: Segment): string {
  const place = inventPlace(roll, country);
  if (taken.has(place)) return freshName(roll, taken, country, segment);
  taken.add(place);
  return inventName(roll, place, country, segment);
}

function rollCustomer(rank: number, taken: Set<string>): Customer {
  const roll = createRoll(`customer ${rank}`);
  const story = storyOf(rank);
  const [segment, manner] = rollKind(roll, rank, story);
  const country = rank < 3 || story.kind === "failing" ? "US" : pickWeighted(roll, countryWeights);
  const currency = country === "US" || chance(roll, 0.06) ? "USD" : "EUR";
  const region = pickWeighted(roll, regions[country]);
  const habit = rollHabit(roll, manner, segment, country, currency === "EUR");
  const yearlySales = (salesPerYearInAll * weight(rank)) / weightInAll;
  const invoicesPerYear = (invoicesPerYearInAll * Math.sqrt(weight(rank))) / rootInAll;
  const name = freshName(roll, taken, country, segment);
  const isNew = story.kind === "steady" && rank > 12 && chance(roll, 0.2);
  const isGone = story.kind === "steady" && rank > 30 && !isNew && chance(roll, 0.07);
  const creditLimit = chance(roll, 0.9) ? rollLimit(roll, yearlySales) : null;
  return {
    customerId: "",
    name,
    parentId: null,
    rank,
    segment,
    region,
    country,
    currency,
    terms: rollTerms(roll, rank, segment, story),
    creditLimit,
    insuredLimit: creditLimit !== null && chance(roll, 0.35) ? Math.round(creditLimit * 0.008) * 100 : null,
    rating: rollRating(roll, habit),
    salesRep: pick(roll, salesReps[region] ?? []),
    email: `ap@${exampleDomain(name)}`,
    joinedDay: isNew ? between(roll, firstDay + 60, lastDay - 45) : firstDay,
    leftDay: isGone ? between(roll, firstDay + 300, lastDay - 60) : null,
    invoicesPerYear,
    usualAmount: (yearlySales / invoicesPerYear) * 0.8,
    habit,
    story,
  };
}

/** Every 25th rank of the first 300 heads a group: the members are smaller customers of its country. */
function withParents(customers: readonly Customer[]): readonly Customer[] {
  const roll = createRoll("parents");
  const heads = customers.filter(({ rank }) => rank % 25 === 7 && rank < 300);
  const headIds = new Set(heads.map(({ customerId }) => customerId));
  return customers.map((customer) => {
    const candidates = heads.filter((head) => head.country === customer.country && head.rank < customer.rank);
    const joins = !headIds.has(customer.customerId) && candidates.length > 0 && chance(roll, 0.09);
    return joins ? { ...customer, parentId: pick(roll, candidates).customerId } : customer;
  });
}

/** The 400 customers, by customer id; ids are dealt without regard to size. */
export function createCustomers(): readonly Customer[] {
  const taken = new Set<string>();
  const roll = createRoll("customer ids");
  const shuffled = ranks
    .map((rank) => ({ customer: rollCustomer(rank, taken), key: roll() }))
    .sort((left, right) => left.customer.joinedDay - right.customer.joinedDay || left.key - right.key)
    .map(({ customer }, index) => ({ ...customer, customerId: `C${1001 + index}` }));
  return withParents(shuffled);
}
