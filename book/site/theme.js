"use strict";
// Where every script of the page begins that keeps something in this browser; `run` is given the script's address.
// From disk, Chromium can give a page that asks for its storage while it loads one that forgets all (seen on busy machines):
// there every one of them waits until the page has loaded.
globalThis.casebookParsed = new Promise((done) => document.addEventListener("DOMContentLoaded", done));
globalThis.casebookBegin = (() => {
  const loaded = location.protocol === "file:" && new Promise((done) => addEventListener("load", () => setTimeout(done)));
  return (run) => {
    const here = document.currentScript.src;
    if (loaded) loaded.then(() => run(here));
    else run(here);
  };
})();

// Light, dark, or as the device says; set before the page is painted.
casebookBegin(() => {
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

  casebookParsed.then(() => {
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
});
document.documentElement.classList.add("cb-js");

// The first sign of a reader, as a promise for every script that has something to load: who only looks at a page loads no more.
globalThis.casebookReader = new Promise((met) => {
  const SIGNS = ["scroll", "wheel", "pointermove", "pointerdown", "touchstart", "keydown", "focusin"];
  const sign = () => {
    SIGNS.forEach((name) => removeEventListener(name, sign));
    met();
  };
  SIGNS.forEach((name) => addEventListener(name, sign, { passive: true }));
});

// What stores the book for reading without a network waits for that sign; in a book that is stored already it comes with the page.
(() => {
  if (!location.protocol.startsWith("http") || !("serviceWorker" in navigator)) return;
  const script = Object.assign(document.createElement("script"), { src: new URL("offline.js", document.currentScript.src) });
  const load = () => document.head.append(script);
  if (navigator.serviceWorker.controller) addEventListener("load", load);
  else globalThis.casebookReader.then(load);
})();
