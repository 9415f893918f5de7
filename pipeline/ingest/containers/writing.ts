import { once } from "node:events";
import type { WriteStream } from "node:fs";

/** Writes text to a stream, waiting while its buffer is full. */
export async function write(stream: WriteStream, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, "drain");
}

/** Ends a stream and waits until all of it is written. */
export async function finish(stream: WriteStream): Promise<void> {
  stream.end();
  await once(stream, "finish");
}
