const schemes = ["light dark", "light", "dark"];
const storageKey = "countback-theme";

/** Lets the reader choose light or dark over what the system says; the choice stays in this browser. */
function followChoice(list: HTMLSelectElement): void {
  const kept = localStorage.getItem(storageKey);
  list.value = kept !== null && schemes.includes(kept) ? kept : "light dark";
  const apply = (): void => {
    document.documentElement.style.colorScheme = list.value === "light dark" ? "" : list.value;
  };
  list.onchange = () => {
    localStorage.setItem(storageKey, list.value);
    apply();
  };
  apply();
}

const list = document.querySelector("#theme");
if (list instanceof HTMLSelectElement) followChoice(list);
