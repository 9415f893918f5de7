/** How long a page may take, in milliseconds, to show what a test waits for: the one timeout of all browser tests. */
export const patience = 30_000;
