"use strict";
// Stores the book for reading without a network, and says when a new edition is ready.
(() => {
  const script = new URL("../../sw.js", document.currentScript.src);

  const make = (tag, words, name) => Object.assign(document.createElement(tag), { textContent: words, className: name });

  async function begin() {
    const worker = navigator.serviceWorker;
    let mine = worker.controller;
    const registration = await worker.register(script, { updateViaCache: "none" });
    const bar = make("div", "", "cb-edition");
    const said = make("p", "", "");
    said.setAttribute("role", "status");
    const load = make("button", "Load the new edition", "cb-button");
    const later = make("button", "Later", "cb-button cb-quiet");
    const foot = make("p", "", "cb-stored");
    document.querySelector(".cb-foot").append(foot);
    bar.append(said, load, later);
    let before = null; // where the reader was before the bar
    bar.addEventListener("focusin", ({ relatedTarget }) => { if (!bar.contains(relatedTarget)) before = relatedTarget; });

    function offer() {
      if (bar.isConnected) return;
      document.querySelector(".cb-foot").before(bar);
      document.documentElement.classList.add("cb-offers");
      // A screen reader tells words that come into a status, not those it comes with.
      requestAnimationFrame(() => { said.textContent = "A new edition of this book is ready. What you have answered and marked stays."; });
    }
    function show() {
      if (registration.active && registration.waiting) offer(); // the first edition waits, too, for a moment
      foot.textContent = worker.controller ? "This edition is stored for reading without a network." : "";
    }
    const watch = (coming) => coming?.addEventListener("statechange", show);

    load.addEventListener("click", () => {
      const next = registration.waiting;
      if (!next) return location.reload(); // another tab has loaded it already
      next.addEventListener("statechange", () => next.state === "activated" && location.reload());
      next.postMessage("take over");
    });
    later.addEventListener("click", () => {
      said.textContent = "";
      bar.remove();
      document.documentElement.classList.remove("cb-offers");
      before?.focus({ preventScroll: true });
    });
    registration.addEventListener("updatefound", () => watch(registration.installing));
    worker.addEventListener("controllerchange", () => {
      if (mine) offer();
      mine = worker.controller;
      show();
    });
    watch(registration.installing);
    worker.controller?.postMessage("page loaded");
    show();
  }

  begin().catch(() => {}); // a browser that stores nothing reads the book from the network as before
})();
