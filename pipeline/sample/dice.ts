/** A seeded source of numbers in [0, 1). */
export type Roll = () => number;

/** FNV-1a: a 32-bit number from a text. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/**
 * A stream of its own for each text, so that a change to one customer leaves the others as they were.
 * Generator: mulberry32 (32-bit state, whole-number arithmetic only).
 */
export function createRoll(seedText: string): Roll {
  let state = hashText(seedText);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** True in `rate` of the rolls. */
export function chance(roll: Roll, rate: number): boolean {
  return roll() < rate;
}

/** A whole number from low to high, both included. */
export function between(roll: Roll, low: number, high: number): number {
  return low + Math.floor(roll() * (high - low + 1));
}

/** A number in [low, high). */
export function within(roll: Roll, low: number, high: number): number {
  return low + roll() * (high - low);
}

/** Standard normal, nearly: twelve uniforms less six. Sums only, so every machine gets the same bits. */
export function normal(roll: Roll): number {
  let sum = -6;
  for (let count = 0; count < 12; count += 1) sum += roll();
  return sum;
}

/** Log-normal around a median; callers round it, which hides the last bit of `Math.exp`. */
export function logNormal(roll: Roll, median: number, sigma: number): number {
  return median * Math.exp(sigma * normal(roll));
}

/** One of the values, all equally likely. Throws RangeError on an empty list. */
export function pick<Value>(roll: Roll, values: readonly Value[]): Value {
  const value = values[Math.floor(roll() * values.length)];
  if (value === undefined) throw new RangeError("invalid values: empty list");
  return value;
}

/** One of the values, likely by weight. Throws RangeError when the weights sum to nothing. */
export function pickWeighted<Value>(roll: Roll, choices: readonly (readonly [Value, number])[]): Value {
  let left = roll() * choices.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of choices) {
    left -= weight;
    if (left < 0) return value;
  }
  throw new RangeError(`invalid weights: ${choices.length} choices`);
}
