import { z } from "zod";

/** A day as `YYYY-MM-DD`. */
export const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const money = z.number();
export const maybeMoney = z.number().nullable();
export const text = z.string();
export const maybeText = z.string().nullable();
export const count = z.int().nonnegative();
export const rate = z.number().min(0).max(1);
export const maybeCount = count.nullable();
export const maybeNumber = z.number().nullable();
