import { createCipheriv, randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { build } from "esbuild";
import { asModules } from "../bundle.ts";
import { onceBytes, ownCipher } from "./cipher.ts";
import { lockedPage } from "./lockedPage.ts";
import {
  hex,
  isOpen,
  type Lock,
  passwordBytes,
  placeBytes,
  proofOf,
  sealedFolder,
  sealedName,
  sealingKey,
} from "./vault.ts";

/** How often a password is hashed for its key [OWASP Password Storage Cheat Sheet, PBKDF2-HMAC-SHA256]. */
const rounds = 600_000;

const pack = promisify(gzip);

/**
 * Locks a built site with a password: every file that says anything of the ledger (pages, data, search, drafts) is sealed
 * under a name that says nothing, and each page's place is taken by one that asks for the password. Scripts and styles stay:
 * they are the same in every report.
 */
export async function lockSite(siteFolder: string, password: string): Promise<void> {
  const cipher = ownCipher(crypto.subtle);
  const salt = new Uint8Array(randomBytes(16));
  const key = await cipher.keyOf(passwordBytes(password), salt, rounds);
  const lock: Lock = { salt: hex(salt), rounds, proof: await proofOf(cipher, key) };
  const seal = await sealingKey(cipher, key);
  await mkdir(join(siteFolder, sealedFolder));
  for (const path of await filesToSeal(siteFolder)) {
    const file = join(siteFolder, path);
    const text = withoutPreloads(path, await readFile(file));
    const sealed = sealedBytes(await pack(text), { key: seal, path });
    await writeFile(join(siteFolder, sealedFolder, await sealedName(cipher, key, path)), sealed);
    if (path.endsWith(".html")) await writeFile(file, lockedPage(path, text.toString("utf8"), lock));
    else await rm(file);
  }
  for (const folder of ["_lookup", "_rows", join("_file", "data")])
    await rm(join(siteFolder, folder), { recursive: true, force: true });
  await writeUnlock(join(siteFolder, "_lock"));
}

async function filesToSeal(siteFolder: string): Promise<readonly string[]> {
  const entries = await readdir(siteFolder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(siteFolder, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
    .filter((path) => !isOpen(path))
    .sort();
}

/** A page whose data the browser does not ask for before it is opened; the link stays, by which the page knows its data. */
function withoutPreloads(path: string, text: Buffer): Buffer {
  if (!path.endsWith(".html")) return text;
  return Buffer.from(text.toString("utf8").replaceAll('<link rel="preload" as="fetch" crossorigin', "<link"));
}

function sealedBytes(text: Uint8Array, { key, path }: { readonly key: Uint8Array; readonly path: string }): Uint8Array {
  const once = randomBytes(onceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, once).setAAD(placeBytes(path));
  return Buffer.concat([once, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
}

/** The script of the locked pages, with what opens files where the browser itself does not. */
async function writeUnlock(folder: string): Promise<void> {
  const place = fileURLToPath(new URL(".", import.meta.url));
  await build({
    entryPoints: [join(place, "unlock.ts")],
    absWorkingDir: place,
    ...asModules,
    outdir: folder,
    chunkNames: "part.[hash]",
  });
}
