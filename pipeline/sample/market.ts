import type { Country } from "./holidays.ts";
import type { Segment } from "./names.ts";
import { type Terms, terms } from "./terms.ts";

/** Values with their weights: the larger, the likelier. */
export type Weighted<Value> = readonly (readonly [Value, number])[];

/** The regions of a country, as the sales force is divided. */
export const regions: Readonly<Record<Country, Weighted<string>>> = {
  US: [
    ["Northeast", 34],
    ["Midwest", 28],
    ["South", 24],
    ["West", 14],
  ],
  DE: [["Germany", 1]],
  FR: [["France", 1]],
  IE: [["Ireland", 1]],
};

/** Who sells in a region. */
export const salesReps: Readonly<Record<string, readonly string[]>> = {
  Northeast: ["Marisol Eddery", "Tobin Achterberg"],
  Midwest: ["Della Wrenfield", "Osei Lathbury"],
  South: ["Junie Castellane", "Hollis Trewin"],
  West: ["Priya Sandoe"],
  Germany: ["Anke Vollmering"],
  France: ["Mathis Orvelin"],
  Ireland: ["Aoife Tarrant"],
};

/** Where customers are. */
export const countryWeights: Weighted<Country> = [
  ["US", 58],
  ["DE", 18],
  ["FR", 14],
  ["IE", 10],
];

/** What customers are. */
export const segmentWeights: Weighted<Segment> = [
  ["Hospitality", 24],
  ["Food production", 20],
  ["Retail", 18],
  ["Healthcare", 13],
  ["Public sector", 10],
  ["Industrial", 15],
];

/** The terms usual in a segment. */
export const termsWeights: Readonly<Record<Segment, Weighted<Terms>>> = {
  Hospitality: [
    [terms.receipt, 12],
    [terms.net14, 26],
    [terms.net30, 52],
    [terms.net45, 10],
  ],
  "Food production": [
    [terms.net30, 46],
    [terms.discount30, 18],
    [terms.net45, 22],
    [terms.net60, 14],
  ],
  Retail: [
    [terms.net30, 30],
    [terms.discount30, 22],
    [terms.net45, 18],
    [terms.net60, 24],
    [terms.net90, 6],
  ],
  Healthcare: [
    [terms.net30, 36],
    [terms.net45, 32],
    [terms.net60, 26],
    [terms.net90, 6],
  ],
  "Public sector": [
    [terms.net30, 56],
    [terms.net45, 24],
    [terms.net60, 20],
  ],
  Industrial: [
    [terms.receipt, 5],
    [terms.net30, 42],
    [terms.discount30, 12],
    [terms.net60, 28],
    [terms.net90, 13],
  ],
};
