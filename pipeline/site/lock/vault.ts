import type { Cipher } from "./cipher.ts";

/** The folder that holds the sealed files of a locked report. */
export const sealedFolder = "_sealed";

/** How a password's key is made, as the locked page says it: in base64 the salt and the first bytes of the key's own mark. */
export type Lock = { readonly salt: string; readonly rounds: number; readonly proof: string };

/** What is open in a locked report, for it is the same in every report: scripts, styles and pictures of the pages. */
export const isOpen = (path: string): boolean =>
  /^(_observablehq|_page|_import|_node|_npm|_lock|fonts)\/|\.svg$/.test(path);

const encoder = new TextEncoder();

/** Bytes as lower-case hex. */
export const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** The bytes of hex. */
export const unhex = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** A password as the bytes that its key is made of, the same however a keyboard composes its letters. */
export const passwordBytes = (password: string): Uint8Array => encoder.encode(password.normalize("NFKC"));

/** What says that a key is the right one; it opens nothing. */
export async function proofOf(cipher: Cipher, key: Uint8Array): Promise<string> {
  return hex((await cipher.mark(key, encoder.encode("proof"))).subarray(0, 8));
}

/** The name of the sealed file of a path, which says nothing of it. */
export async function sealedName(cipher: Cipher, key: Uint8Array, path: string): Promise<string> {
  return `${hex((await cipher.mark(key, encoder.encode(`name ${path}`))).subarray(0, 16))}.bin`;
}

/** The key that seals files: not the one that makes names. */
export function sealingKey(cipher: Cipher, key: Uint8Array): Promise<Uint8Array> {
  return cipher.mark(key, encoder.encode("seal"));
}

/** The bytes of a path that a sealed file is bound to, so that none can stand in another's place. */
export const placeBytes = (path: string): Uint8Array => encoder.encode(path);
