import type { Page } from "playwright-core";
import { countPdfPages } from "../../pipeline/export/pdf/boardPack.ts";

/** What a page is on paper (A4): its pages, the headings in its outline, what of it only a screen can use, its height. */
export type Printed = {
  readonly countPages: number;
  readonly headings: readonly string[];
  readonly useless: readonly string[];
  readonly pixels: number;
};

/** Prints a page as a reader would from the browser. */
export async function print(page: Page): Promise<Printed> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  try {
    const useless = page.locator(
      "header nav:visible, button:not(th button):visible, select:visible, input:visible, .skip:visible",
    );
    const pdf = await page.pdf({ format: "A4", outline: true, tagged: true });
    return {
      countPages: countPdfPages(pdf),
      headings: outlineOf(pdf),
      useless: await useless.allInnerTexts(),
      pixels: await page.evaluate(() => document.documentElement.scrollHeight),
    };
  } finally {
    await page.emulateMedia({ media: null });
    await page.evaluate(backOnScreen);
  }
}

/** Runs in the page: waits until it is drawn for the screen again; tables are drawn otherwise on paper, from the next frame on. */
function backOnScreen(): Promise<void> {
  return new Promise((done) => {
    const look = (): void =>
      void requestAnimationFrame(() => (matchMedia("print").matches ? look() : requestAnimationFrame(() => done())));
    look();
  });
}

/** The headings in the outline of a PDF that Chromium wrote, in no order: it writes what is below a heading first. */
function outlineOf(pdf: Uint8Array): readonly string[] {
  const text = Buffer.from(pdf).toString("latin1");
  return [...text.matchAll(/\/Title\s*(?:\(((?:\\.|[^\\)])*)\)|<([0-9A-Fa-f]*)>)/g)].map(([, plain, hex]) =>
    hex === undefined ? unescaped(plain ?? "") : utf16(Buffer.from(hex, "hex").subarray(2)),
  );
}

function unescaped(text: string): string {
  const bytes = text.replaceAll(/\\(\d{3}|.)/g, (_, code: string) =>
    /^\d/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : code,
  );
  return bytes.startsWith("\u00fe\u00ff") ? utf16(Buffer.from(bytes.slice(2), "latin1")) : bytes;
}

function utf16(bigEndian: Buffer): string {
  return Buffer.from(bigEndian).swap16().toString("utf16le");
}
