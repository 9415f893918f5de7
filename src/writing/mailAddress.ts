/** The parts of an address. */
export type MailAddress = { readonly local: string; readonly domain: string };

/** An address alone, without a name, a second address or anything else that a mail program could be told; null where it is none. */
export function soleAddress(text: string): MailAddress | null {
  const [, local, domain] = /^([\w.!#$%&'*+/=?^`{|}~-]{1,64})@([^\s@,;:<>()[\]"\\]{1,255})$/.exec(text.trim()) ?? [];
  return local === undefined || domain === undefined || /\p{Cc}/u.test(domain) ? null : { local, domain };
}

/** The address that opens an empty message to somebody, or to nobody where the text is not one address alone. */
export function mailtoAddress(text: string | null): string {
  const address = text === null ? null : soleAddress(text);
  return address === null
    ? "mailto:"
    : `mailto:${encodeURIComponent(address.local)}@${encodeURIComponent(address.domain)}`;
}
