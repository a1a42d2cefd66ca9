// A citation in the opinion opens the card of its authority beside it. Loaded with the cards when the first one is pressed.
casebookParsed.then(() => {
  const page = document.querySelector(".cb-opinion");
  const title = el("p", { class: "cb-card-title", id: "cb-card-title" });
  const body = el("div", {});
  const close = el("button", { type: "button", class: "cb-button cb-quiet", click: () => hide(true) }, "Close");
  const more = el("a", {}, "In the table of authorities");
  const card = el("div", { class: "cb-cite-card cb-ours", role: "dialog", "aria-labelledby": "cb-card-title", tabindex: "-1", hidden: true }, title, body, el("p", { class: "cb-card-foot" }, more, close));
  let link = null;

  page.addEventListener("click", (event) => {
    const cite = event.target.closest(".cb-cite");
    if (card.contains(event.target)) {
      if (event.target.closest(".cb-pin")) hide(false);
      return;
    }
    if (!cite || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const draft = document.querySelector(".cb-own-bar:not([hidden]) textarea");
    if (draft) {
      draft.focus();
      return;
    }
    if (cite === link) hide(true);
    else show(cite);
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide(card.contains(document.activeElement)));
  card.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && relatedTarget !== link && !card.contains(relatedTarget) && hide(false));
  document.addEventListener("pointerdown", (event) => link && !card.contains(event.target) && !event.target.closest(".cb-cite") && hide(false));
  addEventListener("resize", () => link && place());

  function show(cite) {
    hide(false);
    link = cite;
    const { name, cite: where, court, books, uses, places } = globalThis.casebookCards.cites[cite.hash.slice(1)];
    title.replaceChildren(cite.textContent.includes(name) ? "" : `“${cite.textContent}” stands for `, el("strong", {}, name));
    more.href = cite.href;
    body.replaceChildren(
      el("p", {}, [where, court].filter(Boolean).join("; "), books && `; ${books}`, "."),
      ...uses.map((use) => use.at.some(veiled)
        ? el("p", { class: "cb-note" }, "What this opinion uses it for shows once you have answered the stops up to there.")
        : el("p", {}, el("strong", {}, `${use.role}. `), ...prose(use.about))),
      el("p", {}, "Cited ", ...places.flatMap(([opinion, pins], i) => [i ? "; " : "", `${opinion} at `, ...pins.flatMap(([words, href], j) => [j ? ", " : "", el("a", { class: "cb-pin", href }, words)])]), "."));
    (cite.closest(".cb-par, .cb-footnote, .cb-opinion p, .cb-heading") ?? page).after(card);
    card.hidden = false;
    cite.setAttribute("aria-expanded", "true");
    place();
    card.focus();
  }

  /** Below the citation; the style sheet keeps it inside the page's frame. */
  function place() {
    const at = link.getClientRects()[0];
    const frame = card.offsetParent.getBoundingClientRect();
    card.style.setProperty("--cb-left", `${at.left - frame.left}px`);
    card.style.setProperty("top", `${at.bottom - frame.top + 4}px`);
  }

  function hide(back) {
    if (!link) return;
    link.removeAttribute("aria-expanded");
    if (back) link.focus();
    link = null;
    card.hidden = true;
  }

  const veiled = (key) => document.getElementById(key)?.closest(".cb-veiled:not(.cb-open)") != null;
});
