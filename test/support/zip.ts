import { crc32, deflateRawSync } from "node:zlib";

type Member = { readonly name: string; readonly content: string | Uint8Array };

/** A zip file of these members, deflated, in the order given. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const members = Object.entries(files).map(([name, content]) => packed({ name, content }));
  const directory = Buffer.concat(
    members.map(({ name, header }, index) => {
      const offset = members.slice(0, index).reduce((sum, each) => sum + each.bytes.length, 0);
      const entry = Buffer.alloc(46);
      entry.writeUInt32LE(0x02014b50);
      entry.writeUInt16LE(20, 4);
      header.copy(entry, 6, 4, 30);
      entry.writeUInt32LE(offset, 42);
      return Buffer.concat([entry, Buffer.from(name)]);
    }),
  );
  const bodies = Buffer.concat(members.map(({ bytes }) => bytes));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(bodies.length, 16);
  return Buffer.concat([bodies, directory, end]);
}

function packed({ name, content }: Member): { name: string; header: Buffer; bytes: Buffer } {
  const plain = Buffer.from(content);
  const body = deflateRawSync(plain);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(0x0800, 6);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(crc32(plain), 14);
  header.writeUInt32LE(body.length, 18);
  header.writeUInt32LE(plain.length, 22);
  header.writeUInt16LE(Buffer.byteLength(name), 26);
  return { name, header, bytes: Buffer.concat([header, Buffer.from(name), body]) };
}
