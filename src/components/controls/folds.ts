/**
 * Opens the folded section that the page's address names, now and whenever a link of the page leads there; on paper all are
 * open.
 */
export function openFolds(): void {
  addEventListener("hashchange", openNamed);
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element ? target.closest('a[href^="#"]') : null;
    if (link?.getAttribute("href") === location.hash) openNamed();
  });
  const paper = matchMedia("print");
  const closed = new Set<HTMLDetailsElement>();
  const openAll = (): void => {
    for (const fold of document.querySelectorAll<HTMLDetailsElement>("details.fold:not([open])")) {
      closed.add(fold);
      fold.open = true;
    }
  };
  const closeAgain = (): void => {
    if (paper.matches) return;
    for (const fold of closed) fold.open = false;
    closed.clear();
  };
  paper.addEventListener("change", () => (paper.matches ? openAll() : closeAgain()));
  addEventListener("beforeprint", openAll);
  addEventListener("afterprint", closeAgain);
  openNamed();
}

function openNamed(): void {
  const id = decodeURIComponent(location.hash.slice(1));
  const fold = id === "" ? null : document.getElementById(id)?.closest("details");
  if (fold === null || fold === undefined) return;
  fold.open = true;
  fold.scrollIntoView();
}
