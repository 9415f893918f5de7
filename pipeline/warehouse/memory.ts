import { z } from "zod";

const gigabyte = 1e9;

/** Most bytes that a run takes for its tables where nobody says how many. */
const mostMemory = 6 * gigabyte;

/** Of the memory that is free, in a container of what it may have, the share that a run takes at most. */
const freeShare = 0.6;

const units: Readonly<Record<string, number>> = { MB: 1e6, GB: gigabyte };

/** How much a run may hold in memory, such as 3GB; null for the smaller of 60 % of what is free and 6 GB. */
export const MemorySchema = z
  .string()
  .refine((size) => (bytesOf(size) ?? 0) > 0, "a size such as 3GB or 800MB")
  .nullable()
  .default(null);

/** Bytes of a size such as `3GB` or `800 MB`; null where it is none. */
export function bytesOf(size: string): number | null {
  const [, amount, unit = ""] = /^(\d+(?:\.\d+)?) ?([MG]B)$/i.exec(size) ?? [];
  return amount === undefined ? null : Math.floor(Number(amount) * (units[unit.toUpperCase()] ?? 1));
}

/** Bytes that a run may hold in memory. */
export function memoryLimit(memory: string | null): number {
  const stated = memory === null ? null : bytesOf(memory);
  return stated ?? Math.floor(Math.min(mostMemory, freeShare * process.availableMemory()));
}

/** Bytes in words: `3.0 GB`, `800 MB`. */
export function sizeOf(bytes: number): string {
  return bytes < gigabyte ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / gigabyte).toFixed(1)} GB`;
}
