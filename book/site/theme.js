"use strict";
// Light, dark, or as the device says; set before the page is painted.
(() => {
  const KEY = "clearly-established:theme";
  const root = document.documentElement;
  const NEXT = { auto: "light", light: "dark", dark: "auto" };
  let theme = "auto";
  try {
    theme = localStorage.getItem(KEY) ?? "auto";
  } catch {
    // No storage: the device decides.
  }
  if (!Object.hasOwn(NEXT, theme)) theme = "auto";
  root.dataset.theme = theme;
  root.classList.add("cb-js");

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("cb-theme");
    const show = () => {
      root.dataset.theme = theme;
      button.textContent = `Colors: ${theme}`;
    };
    show();
    button.addEventListener("click", () => {
      theme = NEXT[theme];
      show();
      try {
        localStorage.setItem(KEY, theme);
      } catch {
        // Kept for this page only.
      }
    });
  });
})();
