import { type Cell, type Row, rows } from "../../writing/rows.js";

type Columns = Readonly<Record<string, readonly Cell[]>>;

/** Reads a JSON file of the site by its path below `_rows/`. Throws where there is none. */
export async function readIndex<T>(path: string): Promise<T> {
  return (await request(path)).json();
}

/** Reads a shard by its path below `_rows/` without its ending: its tables by name, as rows. Throws where there is none. */
export async function readShard(path: string): Promise<Readonly<Record<string, readonly Row[]>>> {
  const { body } = await request(`${path}.bin`);
  if (body === null) return {};
  const text = new Response(body.pipeThrough(new DecompressionStream("deflate-raw")));
  const tables: Readonly<Record<string, Columns>> = await text.json();
  return Object.fromEntries(Object.entries(tables).map(([name, columns]) => [name, rows(columns)]));
}

async function request(path: string): Promise<Response> {
  const answer = await fetch(new URL(`_rows/${path}`, document.baseURI));
  if (!answer.ok) throw new Error(`cannot read _rows/${path}: ${answer.status}`);
  return answer;
}

/**
 * The place of the last of some ascending texts that is at most `text`; −1 where all are greater. `isBefore` says how the
 * texts were sorted.
 */
export function lastAtMost(
  texts: readonly string[],
  text: string,
  isBefore: (one: string, other: string) => boolean = (one, other) => one < other,
): number {
  let [low, high] = [0, texts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(text, texts[middle] ?? "")) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}

/** Whether a text stands before another by code point: the order of a database, where JavaScript's is by code unit. */
export function isBeforeByPoint(one: string, other: string): boolean {
  const [mine, theirs] = [Array.from(one), Array.from(other)];
  const place = mine.findIndex((character, index) => character !== theirs[index]);
  if (place < 0) return mine.length < theirs.length;
  return (mine[place]?.codePointAt(0) ?? 0) < (theirs[place]?.codePointAt(0) ?? -1);
}
