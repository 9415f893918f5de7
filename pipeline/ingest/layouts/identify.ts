import { CountbackError } from "../../errors.ts";
import type { Settings } from "../../settings.ts";
import type { Table } from "../containers/partTable.ts";
import type { Profile } from "../profiles/profile.ts";
import { parseProfile, profiles } from "../profiles/profiles.ts";
import { recognise, type Verdict } from "./recognise.ts";

type Choice = Settings["profile"];

/**
 * What takes a table's first lines for a layout of the profiles that the settings choose. Where the user's own profile is on
 * trial, an unknown file is told the closest of its layouts, however far. Throws with exit code 3 where there is no such
 * profile, or it is none.
 */
export function identifier(choice: Choice): (table: Table) => Verdict {
  const chosen = chooseProfiles(choice);
  const isOwn = choice !== null && typeof choice !== "string";
  return (table) => {
    const verdict = recognise(table.lines, chosen, table);
    if (verdict.recognition !== null || !isOwn) return verdict;
    const { closest } = recognise(table.lines, chosen.slice(0, 1), { ...table, isTrial: true });
    return { recognition: null, closest: closest ?? verdict.closest };
  };
}

/** A profile of the user's own is tried first, beside the built-in ones; the name of a built-in one chooses it alone. */
export function chooseProfiles(choice: Choice): readonly Profile[] {
  if (choice === null) return profiles;
  if (typeof choice !== "string") {
    const own = parseProfile(choice, "in the settings");
    return [own, ...profiles.filter((profile) => profile.name !== own.name)];
  }
  const chosen = profiles.filter((profile) => profile.name === choice);
  if (chosen.length > 0) return chosen;
  const known = profiles.map((profile) => profile.name).join(", ");
  throw new CountbackError(`unknown profile: ${choice} (known: ${known}, or the path of a JSON file)`, 3);
}
