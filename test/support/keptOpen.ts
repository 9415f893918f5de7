import { createHash } from "node:crypto";
import { serialize } from "node:v8";

/**
 * Keeps the few that were asked last open, so that questions about the same thing open it once, also where others are asked
 * between them. Questions are answered one after the other, in the order in which they are asked.
 */
export function keptOpen<T>(
  close: (opened: T) => void,
  { most = 4 }: { readonly most?: number } = {},
): <R>(key: unknown, open: () => Promise<T>, ask: (opened: T) => Promise<R>) => Promise<R> {
  /** In the order in which they were asked last. */
  const kept = new Map<string, T>();
  let turn: Promise<unknown> = Promise.resolve();
  const reach = async (key: string, open: () => Promise<T>): Promise<T> => {
    const opened = kept.get(key) ?? (await openOneMore(open));
    kept.delete(key);
    kept.set(key, opened);
    return opened;
  };
  const openOneMore = async (open: () => Promise<T>): Promise<T> => {
    for (const [key, opened] of [...kept].slice(0, Math.max(0, kept.size + 1 - most))) {
      kept.delete(key);
      close(opened);
    }
    return open();
  };
  return (key, open, ask) => {
    const answer = turn.then(async () => ask(await reach(hash(key), open)));
    turn = answer.catch(() => undefined);
    return answer;
  };
}

const hash = (key: unknown): string => createHash("sha256").update(serialize(key)).digest("hex");
