import { canonical } from "./canonical.ts";
import { ibm } from "./ibm.ts";
import type { Profile } from "./profile.ts";
import { sapStyle } from "./sapStyle.ts";

/** Every export layout that is known; the header of a file chooses among them. */
export const profiles: readonly Profile[] = [canonical, ibm, sapStyle];
