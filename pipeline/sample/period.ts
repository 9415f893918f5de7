import { dayOf } from "./calendar.ts";

/** The sample's first day. */
export const firstDay = dayOf("2023-07-01");

/** The sample's last day: its as-of date, the end of that day. */
export const lastDay = dayOf("2026-06-30");
