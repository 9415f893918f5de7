/**
 * What opens a locked report. PBKDF2 with HMAC-SHA-256 [RFC 8018] makes the key of a password, HMAC-SHA-256 [RFC 2104] the names
 * of its files, AES-256-GCM [NIST SP 800-38D] seals them: twelve bytes that are used once, then the text with its sixteen-byte tag.
 */
export type Cipher = {
  /** The 32-byte key of a password, with its salt and how often it is hashed. */
  readonly keyOf: (password: Uint8Array, salt: Uint8Array, rounds: number) => Promise<Uint8Array>;
  /** The 32-byte HMAC of a text under a key. */
  readonly mark: (key: Uint8Array, text: Uint8Array) => Promise<Uint8Array>;
  /** The text of sealed bytes, which belong to a `place`; throws where key, place or a byte is another. */
  readonly open: (key: Uint8Array, sealed: Uint8Array, place: Uint8Array) => Promise<Uint8Array>;
};

/** Bytes of what is used once, at the head of every sealed file. */
export const onceBytes = 12;

/** The same by the browser itself: it has these only on https and on the reader's own machine. */
export function ownCipher(subtle: SubtleCrypto): Cipher {
  const hmac = { name: "HMAC", hash: "SHA-256" } as const;
  const bytes = (text: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(text);
  return {
    keyOf: async (password, salt, rounds) => {
      const given = await subtle.importKey("raw", bytes(password), "PBKDF2", false, ["deriveBits"]);
      const how = { name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations: rounds };
      return new Uint8Array(await subtle.deriveBits(how, given, 256));
    },
    mark: async (key, text) => {
      const own = await subtle.importKey("raw", bytes(key), hmac, false, ["sign"]);
      return new Uint8Array(await subtle.sign("HMAC", own, bytes(text)));
    },
    open: async (key, sealed, place) => {
      const own = await subtle.importKey("raw", bytes(key), "AES-GCM", false, ["decrypt"]);
      const how = { name: "AES-GCM", iv: bytes(sealed.subarray(0, onceBytes)), additionalData: bytes(place) };
      return new Uint8Array(await subtle.decrypt(how, own, bytes(sealed.subarray(onceBytes))));
    },
  };
}
