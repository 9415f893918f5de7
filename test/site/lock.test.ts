import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { type Cipher, ownCipher } from "../../pipeline/site/lock/cipher.ts";
import { lockSite } from "../../pipeline/site/lock/lockSite.ts";
import { readPassword } from "../../pipeline/site/lock/password.ts";
import { pureCipher } from "../../pipeline/site/lock/pureCipher.ts";
import { hex, passwordBytes, placeBytes, sealedName, sealingKey, unhex } from "../../pipeline/site/lock/vault.ts";
import { withFolder } from "../support/folder.ts";

const own = ownCipher(crypto.subtle);
const ciphers: readonly (readonly [string, Cipher])[] = [
  ["the browser's own cipher", own],
  ["the cipher in JavaScript", pureCipher],
];
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each(ciphers)("%s makes the keys, marks and texts of the published test vectors", async (_, cipher) => {
  // [RFC 7914, section 11], its first 32 bytes.
  expect(hex(await cipher.keyOf(bytes("passwd"), bytes("salt"), 1))).toBe(
    "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc",
  );
  expect(hex(await cipher.keyOf(bytes("Password"), bytes("NaCl"), 80_000))).toBe(
    "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56",
  );
  // [RFC 4231, test case 2].
  expect(hex(await cipher.mark(bytes("Jefe"), bytes("what do ya want for nothing?")))).toBe(
    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
  );
  // [McGrew and Viega, The Galois/Counter Mode of Operation, test case 16].
  const key = unhex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
  const sealed = `cafebabefacedbaddecaf888${"522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"}76fc6ece0f4e1768cddf8853bb2d551b`;
  const place = unhex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
  expect(hex(await cipher.open(key, unhex(sealed), place))).toBe(
    "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
  );
  await expect(cipher.open(key, unhex(sealed), bytes("elsewhere"))).rejects.toThrow();
});

/** A site of every kind of file, all of which but the scripts and styles name a customer. */
async function writeSite(folder: string): Promise<void> {
  const files = {
    "index.html": "<title>ACME owes</title><script>1</script><p>ACME</p>",
    "_page/index.AB.js": "export {}",
    "_import/style.AB.css": "p{}",
    "_file/favicon.AB.svg": "<svg/>",
    "_file/data/index.AB.json": '{"customer":"ACME"}',
    "_lookup/search.json": '["ACME"]',
    "_rows/customers/0.json": '{"ACME":[]}',
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

test("a locked site holds no customer in any byte or name; what the password opens is what was there, each in its own place", async () => {
  await withFolder(async (folder) => {
    await writeSite(folder);
    await lockSite(folder, "correct horse battery");
    const all = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = all.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    for (const file of files) {
      expect(file).not.toContain("ACME");
      expect((await readFile(file)).includes("ACME")).toBe(false);
    }
    const page = await readFile(join(folder, "index.html"), "utf8");
    const said = (name: string): string => new RegExp(`data-${name}="([^"]+)"`).exec(page)?.[1] ?? "";
    expect(Number(said("rounds"))).toBeGreaterThanOrEqual(600_000);
    expect(page).toContain("<title>Locked report</title>");
    expect(page).toContain(createHash("sha256").update("1").digest("base64"));
    const key = await own.keyOf(passwordBytes("correct horse battery"), unhex(said("salt")), Number(said("rounds")));
    const open = async (path: string, place = path): Promise<string> => {
      const sealed = await readFile(join(folder, "_sealed", await sealedName(own, key, path)));
      return gunzipSync(await pureCipher.open(await sealingKey(own, key), sealed, placeBytes(place))).toString();
    };
    expect(await open("_lookup/search.json")).toBe('["ACME"]');
    expect(await open("index.html")).toContain("<p>ACME</p>");
    await expect(open("index.html", "_lookup/search.json")).rejects.toThrow();
    expect((await readdir(folder)).sort()).toEqual(["_file", "_import", "_lock", "_page", "_sealed", "index.html"]);
  });
});

test("a password is the first line of a file, of ten characters or more", async () => {
  await withFolder(async (folder) => {
    const file = join(folder, "password.txt");
    await writeFile(file, "correct horse\nanother line\n");
    expect(readPassword(file)).toBe("correct horse");
    await writeFile(file, "short\n");
    expect(() => readPassword(file)).toThrow("is too short: it needs 10 characters or more");
    expect(() => readPassword(join(folder, "none"))).toThrow("no such password file");
  });
});
