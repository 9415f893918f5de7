import { contentSecurityPolicy } from "../finish.ts";
import type { Lock } from "./vault.ts";

/**
 * What stands in a page's place while it is locked. Its policy lets the scripts of the opened page run, for that is written into
 * the same document: by their hashes, which say nothing of any ledger.
 */
export function lockedPage(path: string, opened: string, { salt, rounds, proof }: Lock): string {
  return `<!DOCTYPE html>
<html lang="en" data-page="${path}" data-salt="${salt}" data-rounds="${rounds}" data-proof="${proof}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(opened)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>Locked report</title>
<style>
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 22rem; margin: 18vh auto 0; padding: 0 1rem; }
h1 { font-size: 1.4rem; }
label, input { display: block; }
input { box-sizing: border-box; width: 100%; font: inherit; padding: .4rem; margin: .3rem 0 .8rem; }
button { font: inherit; padding: .4rem 1rem; }
</style>
<script type="module" src="./_lock/unlock.js"></script>
</head>
<body>
<main>
<h1>This report is locked</h1>
<form hidden>
<label for="password">Password</label>
<input id="password" type="password" autocomplete="current-password" required>
<button>Open</button>
<p role="status"></p>
</form>
<noscript><p>It is opened in the browser, which needs scripts for it.</p></noscript>
</main>
</body>
</html>
`;
}
