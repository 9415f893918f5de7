/** Where the command line prints: what was asked for, and what went wrong. */
export type Streams = { readonly out: (text: string) => void; readonly err: (text: string) => void };
