/** The reader's day, as a date of the ledger is written. */
export function dayOfReader(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
