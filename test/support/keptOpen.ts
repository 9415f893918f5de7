/**
 * Keeps what was opened last until something else is asked for, so that questions about the same thing open it once.
 * Questions are answered one after the other, in the order in which they are asked.
 */
export function keptOpen<T>(
  close: (opened: T) => void,
): <R>(key: unknown, open: () => Promise<T>, ask: (opened: T) => Promise<R>) => Promise<R> {
  let last: { readonly key: string; readonly opened: T } | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const reach = async (key: string, open: () => Promise<T>): Promise<T> => {
    if (last?.key === key) return last.opened;
    if (last !== null) close(last.opened);
    last = null;
    last = { key, opened: await open() };
    return last.opened;
  };
  return (key, open, ask) => {
    const answer = turn.then(async () => ask(await reach(JSON.stringify(key), open)));
    turn = answer.catch(() => undefined);
    return answer;
  };
}
