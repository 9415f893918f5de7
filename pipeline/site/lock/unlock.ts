import { type Cipher, ownCipher } from "./cipher.ts";
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
  unhex,
} from "./vault.ts";

// The script of a locked page: asks for the password, opens the page, and from then on hands it its data opened.

const { page = "index.html", salt = "", rounds = "", proof = "" } = document.documentElement.dataset;
const lock: Lock = { salt, rounds: Number(rounds), proof };
const site = new URL(".", document.baseURI);
const kept = `countback key of ${site.pathname}`;
const askServer = window.fetch.bind(window);

/** The browser's own cipher, else the one in JavaScript. */
async function cipherHere(): Promise<Cipher> {
  const { subtle } = globalThis.crypto ?? {};
  return subtle === undefined ? (await import("./pureCipher.ts")).pureCipher : ownCipher(subtle);
}

/** The bytes of a path of the report, opened; null where it has none. */
async function opened(cipher: Cipher, key: Uint8Array, path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const answer = await askServer(new URL(`${sealedFolder}/${await sealedName(cipher, key, path)}`, site));
  if (!answer.ok) return null;
  const sealed = new Uint8Array(await answer.arrayBuffer());
  const packed = await cipher.open(await sealingKey(cipher, key), sealed, placeBytes(path));
  const stream = new Blob([new Uint8Array(packed)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The path of an address within the report, null where it leads out of it or to what is open. */
function sealedPath(address: string): string | null {
  const { origin, pathname } = new URL(address, document.baseURI);
  if (origin !== site.origin || !pathname.startsWith(site.pathname)) return null;
  const path = decodeURIComponent(pathname.slice(site.pathname.length));
  return isOpen(path) ? null : path;
}

function openFetch(cipher: Cipher, key: Uint8Array): void {
  window.fetch = async (input, init) => {
    const path = sealedPath(input instanceof Request ? input.url : String(input));
    if (path === null) return askServer(input, init);
    const bytes = await opened(cipher, key, path);
    return bytes === null ? new Response(null, { status: 404 }) : new Response(bytes);
  };
}

/** A link to a file of the report hands it over opened; links to pages go where they go. */
function openLinks(cipher: Cipher, key: Uint8Array): void {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    const path = link instanceof HTMLAnchorElement ? sealedPath(link.href) : null;
    if (path === null || !/\.(?!html$)\w+$/.test(path)) return;
    event.preventDefault();
    void opened(cipher, key, path).then((bytes) => {
      if (bytes === null) return;
      const file = document.createElement("a");
      file.href = URL.createObjectURL(new Blob([bytes]));
      file.download = path.split("/").at(-1) ?? path;
      file.click();
      URL.revokeObjectURL(file.href);
    });
  });
}

/** Puts the opened page in the place of the locked one. Returns whether the key is right. */
async function show(cipher: Cipher, key: Uint8Array): Promise<boolean> {
  if ((await proofOf(cipher, key)) !== lock.proof) return false;
  const bytes = await opened(cipher, key, page);
  if (bytes === null) throw new Error(`this report has lost its page ${page}`);
  openFetch(cipher, key);
  document.open();
  document.write(new TextDecoder().decode(bytes));
  document.close();
  openLinks(cipher, key);
  return true;
}

async function tryKept(): Promise<void> {
  const key = sessionStorage.getItem(kept);
  if (key === null || !(await show(await cipherHere(), unhex(key)))) ask();
}

function ask(): void {
  const form = document.querySelector("form");
  const field = document.querySelector("input");
  const says = document.querySelector("[role=status]");
  if (form === null || field === null || says === null) return;
  form.hidden = false;
  field.focus();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    says.textContent = "Opening …";
    void openWith(field.value).then(
      (isRight) => {
        if (isRight) return;
        says.textContent = "Wrong password.";
        field.select();
      },
      (error: unknown) => {
        says.textContent = `The report cannot be opened: ${error instanceof Error ? error.message : String(error)}.`;
      },
    );
  });
}

/** Opens the page with a password, which this tab alone remembers as its key, so that the next page does not ask again. */
async function openWith(password: string): Promise<boolean> {
  const cipher = await cipherHere();
  const key = await cipher.keyOf(passwordBytes(password), unhex(lock.salt), lock.rounds);
  if (!(await show(cipher, key))) return false;
  sessionStorage.setItem(kept, hex(key));
  return true;
}

await tryKept();
