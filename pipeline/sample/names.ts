import { type Roll, pick } from "./dice.ts";
import type { Country } from "./holidays.ts";

/** The six kinds of customer. */
export type Segment = "Hospitality" | "Food production" | "Retail" | "Healthcare" | "Public sector" | "Industrial";

/** Two lists of syllables: a place or family name is one of each, so that it is nobody's. */
const places: Readonly<Record<Country, readonly [readonly string[], readonly string[]]>> = {
  US: [
    [
      "Pendle",
      "Tarrow",
      "Quill",
      "Hesper",
      "Brannock",
      "Wex",
      "Cald",
      "Marrow",
      "Thistle",
      "Halvor",
      "Corbin",
      "Elling",
      "Tusca",
      "Winna",
      "Larken",
      "Harts",
      "Bramble",
      "Elken",
      "Gallow",
      "Ivor",
      "Jessa",
      "Lori",
      "Nether",
      "Umber",
      "Wolver",
      "Yarrow",
      "Zeller",
      "Oster",
      "Vantre",
    ],
    [
      "wick",
      "by",
      "mont",
      "dale",
      "burn",
      "moor",
      "brook",
      "cove",
      "stead",
      "gate",
      "croft",
      "mere",
      "worth",
      "haven",
      "combe",
      "shaw",
    ],
  ],
  DE: [
    [
      "Zwirn",
      "Grün",
      "Lauen",
      "Walder",
      "Möhren",
      "Quarz",
      "Süder",
      "Eschen",
      "Rötel",
      "Löwen",
      "Dachs",
      "Brüder",
      "Haspel",
      "Quitten",
    ],
    ["wehr", "bronn", "lohe", "münde", "stetten", "fehn", "kamp", "hügel", "rode", "scheid"],
  ],
  FR: [
    ["Brév", "Orv", "Clair", "Aub", "Guér", "Lavi", "Trév", "Pell", "Font", "Mérid", "Chant", "Élan", "Sorg", "Verd"],
    ["anne", "ielle", "oudry", "igneul", "ançon", "éroy", "andières", "uzelles", "ivaux", "orgues"],
  ],
  IE: [
    ["Bally", "Kil", "Dun", "Carrick", "Clon", "Knock", "Inish", "Rath", "Augh"],
    ["varra", "mogue", "dreel", "fintra", "shanna", "tullin", "brannig", "eskra", "cally"],
  ],
};

/** `@` is the place; French and Irish patterns with an apostrophe or ampersand are meant. */
const patterns: Readonly<Record<Country, Readonly<Record<Segment, readonly string[]>>>> = {
  US: {
    Hospitality: ["@ Hotels, Inc.", "@ Dining Group", "@ Inn & Suites", "@ Kitchens LLC", "Café @"],
    "Food production": ["@ Foods, Inc.", "@ Creamery", "@ Bakeries LLC", "@ & Daughters Mills", "@ Canning Company"],
    Retail: ["@ Markets", "@ Grocers, Inc.", "@ Stores LLC", "@ & Sons Hardware", "@ Home Centers"],
    Healthcare: [
      "@ Medical Center",
      "@ Clinics, P.C.",
      "@ Senior Living",
      "@ Children's Hospital",
      "@ Health Partners",
    ],
    "Public sector": ["City of @", "@ County Schools", "@ Transit Authority", "@ Parks District", "@ State College"],
    Industrial: ["@ Fabrication, Inc.", "@ Tool & Die", "@ Coatings LLC", "@ Plastics", "@ Machine Works"],
  },
  DE: {
    Hospitality: ["Hotelbetriebe @ GmbH", "Gasthaus @", "@ Kongresshotels AG"],
    "Food production": ["Molkerei @ eG", "Bäckerei @ & Söhne KG", "@ Feinkost GmbH"],
    Retail: ["Markthaus @ GmbH", "@ Baumärkte KG", "Warenhaus @ eG"],
    Healthcare: ["Klinikum @", "Seniorenstift @ gGmbH", "@ Labormedizin GmbH"],
    "Public sector": ["Stadt @", "Stadtwerke @", "Hochschule @"],
    Industrial: ["@ Metallbau GmbH", "@ Oberflächentechnik GmbH & Co. KG", "Gießerei @ GmbH"],
  },
  FR: {
    Hospitality: ["Hôtels @ SAS", "Brasserie @", "Résidences @ SARL"],
    "Food production": ["Laiterie @ SAS", "Conserverie de l'Anse @", "Boulangeries @ & Fils"],
    Retail: ["Halles @ SARL", "Comptoir @", "Quincaillerie @ SAS"],
    Healthcare: ["Clinique @", "Laboratoires @ SAS", "Maison de retraite @"],
    "Public sector": ["Mairie @-sur-Lys", "Lycée @", "Régie des eaux @"],
    Industrial: ["Ateliers @ SAS", "Fonderie @", "Tôlerie de l'Ouest @ SARL"],
  },
  IE: {
    Hospitality: ["@ Hotels Ltd", "O'@ Taverns Ltd", "@ Catering Ltd"],
    "Food production": ["@ Creamery DAC", "O'@ Foods Ltd", "@ Bakehouse Ltd"],
    Retail: ["@ Stores Ltd", "O'@ & Sons Ltd", "@ Hardware Ltd"],
    Healthcare: ["@ Hospital Trust", "@ Nursing Homes Ltd"],
    "Public sector": ["@ County Council", "@ Education Board"],
    Industrial: ["@ Engineering Ltd", "@ Packaging DAC"],
  },
};

/** A place or family name nobody has: "Pendlewick", "Grünbronn", "Orvielle", "Ballyvarra". */
export function inventPlace(roll: Roll, country: Country): string {
  const [starts, ends] = places[country];
  return `${pick(roll, starts)}${pick(roll, ends)}`;
}

/** A company name for a place, as its country and trade would have it. */
export function inventName(roll: Roll, place: string, country: Country, segment: Segment): string {
  return pick(roll, patterns[country][segment]).replace("@", place);
}

/** "Gießerei Löwenmünde GmbH" → "giesserei-loewenmuende.example": a reserved domain that reaches nobody. */
export function exampleDomain(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("ä", "ae")
    .replaceAll("ö", "oe")
    .replaceAll("ü", "ue")
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "");
  return `${plain
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "")
    .slice(0, 2)
    .join("-")}.example`;
}
