import { gcm } from "@noble/ciphers/aes.js";
import { hmac } from "@noble/hashes/hmac.js";
import { pbkdf2Async } from "@noble/hashes/pbkdf2.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { type Cipher, onceBytes } from "./cipher.ts";

/** The cipher in JavaScript alone, for a browser that has none of its own on a page without https. */
export const pureCipher: Cipher = {
  keyOf: (password, salt, rounds) => pbkdf2Async(sha256, password, salt, { c: rounds, dkLen: 32 }),
  mark: async (key, text) => hmac(sha256, key, text),
  open: async (key, sealed, place) =>
    gcm(key, sealed.subarray(0, onceBytes), place).decrypt(sealed.subarray(onceBytes)),
};
