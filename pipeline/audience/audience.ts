/** Whom a report is for: the credit team (all), the CFO (aggregates and the largest names), or anybody (pseudonyms, scaled amounts). */
export const audiences = ["credit", "cfo", "public"] as const;

export type Audience = (typeof audiences)[number];

/** The pages that show single documents and customers: a CFO's report has none of them. */
const pagesOfRows = ["customers", "follow-up", "invoices", "learning", "receipts", "worklist"] as const;

/** The pages that a report for an audience does not have, by name; neither page nor data of them is in its files. */
export function withheldPages(audience: Audience): readonly string[] {
  return audience === "cfo" ? pagesOfRows : [];
}

/** What every page of a report for an audience says of what it shows; nothing where it shows all. */
export function noteOf(audience: Audience): string {
  switch (audience) {
    case "credit":
      return "";
    case "cfo":
      return "Largest customers by name, all others by a code, and so documents; no contacts";
    case "public":
      return "Customers, people and documents under codes; every amount multiplied by one undisclosed factor";
  }
}

/** The audience that a manifest's settings name; one that names none was for the credit team. */
export function audienceIn(settings: Readonly<Record<string, unknown>>): Audience {
  return audiences.find((name) => name === settings["audience"]) ?? "credit";
}
