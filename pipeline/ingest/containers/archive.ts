import { createReadStream, createWriteStream } from "node:fs";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32, createGunzip } from "node:zlib";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { Unreadable, whole } from "./unreadable.ts";

/** An open zip file of `size` bytes with its members, folders left out. Whoever opens it closes `file`. */
export type Archive = { readonly file: ZipFile; readonly members: readonly Entry[]; readonly size: number };

/** Text expands 3 to 40 times; what expands further, and to more than this many bytes, is no export. */
const highestRatio = 250;
const harmlessBytes = 200_000_000;
const mostMembers = 10_000;

/** Unpacks a gzip file of `size` bytes to `target`, all its parts. Throws `Unreadable` where it is cut off or absurd. */
export function unpackGzip(path: string, size: number, target: string): Promise<void> {
  let expanded = 0;
  const guard = new Transform({
    transform(chunk: Buffer, _, done) {
      expanded += chunk.length;
      if (isAbsurd(expanded, size)) done(absurd(expanded, size));
      else done(null, chunk);
    },
  });
  return whole("a gzip file", () => pipeline(createReadStream(path), createGunzip(), guard, createWriteStream(target)));
}

/** Opens a zip file of `size` bytes and lists its members. Throws `Unreadable` for one that is broken or absurd. */
export function openArchive(path: string, size: number): Promise<Archive> {
  return whole("a zip file", async () => {
    const file = await openPromise(path, { autoClose: false });
    try {
      const members: Entry[] = [];
      for await (const entry of file.eachEntry()) if (!entry.fileName.endsWith("/")) members.push(entry);
      const expanded = members.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
      if (isAbsurd(expanded, size) || members.length > mostMembers) throw absurd(expanded, size);
      return { file, members, size };
    } catch (error) {
      file.close();
      throw error;
    }
  });
}

/** Hands the bytes of a member to `consume`, then checks them. Throws `Unreadable` for a password or wrong bytes. */
export function readMember(
  { file }: Archive,
  member: Entry,
  consume: (chunks: AsyncIterable<Buffer>) => Promise<void>,
): Promise<void> {
  if (member.isEncrypted()) {
    throw new Unreadable("refused_file", "not read: locked with a password: unpack it first");
  }
  return whole("a member of a zip file", async () => {
    const stream = await file.openReadStreamPromise(member);
    let checksum = 0;
    const counted = async function* (): AsyncGenerator<Buffer> {
      for await (const chunk of stream) {
        checksum = crc32(chunk, checksum);
        yield chunk;
      }
    };
    await consume(counted());
    if (checksum !== member.crc32) throw new Error("its checksum differs");
  });
}

/** Copies a member of a zip file to `target`. */
export function copyMember(archive: Archive, member: Entry, target: string): Promise<void> {
  return readMember(archive, member, (chunks) => pipeline(chunks, createWriteStream(target)));
}

/** Throws `Unreadable` where what a file of `size` bytes is written out as is more than any export holds. */
export function refuseAbsurd(expanded: number, size: number): void {
  if (isAbsurd(expanded, size)) throw absurd(expanded, size);
}

function isAbsurd(expanded: number, size: number): boolean {
  return expanded > harmlessBytes && expanded > size * highestRatio;
}

function absurd(expanded: number, size: number): Unreadable {
  const message = `not read: ${size} bytes that unpack to ${expanded} or more: unpack it yourself if that is right`;
  return new Unreadable("absurd_expansion", message);
}
