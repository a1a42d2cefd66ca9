"use strict";
// A mark of ours is named after its note, and the note leads back to it; without a script it leads back to the passage.
for (const mark of document.querySelectorAll(".cb-our-mark")) {
  const note = document.getElementById(mark.hash.slice(1));
  mark.id = note.id.replace("note-", "mark-");
  mark.dataset.kind = note.dataset.kind;
  note.querySelector(".cb-back").href = `#${mark.id}`;
}

// The veils of an opinion's page: what a stop keeps back until the reader has answered, asked to be shown, or followed a
// link into it; and the one switch that shows all.
(() => {
  const ALL = "clearly-established:reading:show-all";
  const open = new Set();
  const answered = new Set();
  const stops = document.querySelectorAll(".cb-stop").length;
  const button = document.querySelector(".cb-show-all");
  const standing = document.querySelector(".cb-stops-standing");
  const followed = new Set();
  let all = false;
  try {
    all = localStorage.getItem(ALL) === "yes";
  } catch {
    // No storage: closed at first.
  }

  const numbers = new Map([...document.querySelectorAll(".cb-stop > .cb-view")].map((view, i) => [view.id.replace("stop-", ""), i + 1]));
  const missing = (names) => (all ? [] : names.split(" ").filter((stop) => !open.has(stop)));

  function paint() {
    for (const veil of document.querySelectorAll(".cb-veiled")) {
      const left = missing(veil.dataset.stops);
      veil.classList.toggle("cb-open", !left.length || followed.has(veil));
      tell(veil.nextElementSibling, left);
    }
    level();
    for (const note of document.querySelectorAll("[data-waits]")) {
      const waits = missing(note.dataset.waits).length > 0 && !followed.has(note);
      [note, document.getElementById(note.id.replace("note-", "mark-"))].forEach((one) => one?.classList.toggle("cb-waiting", waits));
    }
    if (!button) return;
    button.setAttribute("aria-pressed", String(all));
    standing.textContent = `You have answered ${answered.size} of ${stops}.`;
  }

  /** In place of a closed veil: which stops it still waits for, with a way to them. */
  function tell(words, left) {
    if (!words?.matches(".cb-veiled-words") || !left.length) return;
    const why = words.matches(".cb-building") ? "The next stop builds on an earlier one." : "This passage tells how the court rules.";
    const links = left.slice(0, left.length > 3 ? 1 : 3).map((stop) => {
      const link = document.createElement("a");
      link.href = `#stop-${stop}`;
      link.textContent = `stop ${numbers.get(stop)}`;
      return link;
    });
    const parts = links.flatMap((link, i) => [i === 0 ? "" : i === links.length - 1 ? " and " : ", ", link]);
    if (left.length > links.length) parts.push(` and ${left.length - links.length} more`);
    words.replaceChildren(`${why} It shows after `, ...parts, ", or with “Show the whole opinion” above.");
  }

  /** A heading counts one level below the last one that shows: no level is skipped while the part above it is kept back. */
  function level() {
    let last = 1;
    for (const heading of document.querySelectorAll(".cb-opinion :is(h2, h3, h4, h5, h6)")) {
      if (heading.closest(".cb-veiled:not(.cb-open)")) continue;
      last = Math.min(Number(heading.localName[1]), last + 1);
      heading.ariaLevel = last;
    }
  }

  /** The element that the address names; an address may be anything. */
  function named() {
    try {
      return location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null;
    }
  }

  function follow() {
    const target = named();
    for (let veil = target && target.closest(".cb-veiled"); veil; veil = veil.parentElement.closest(".cb-veiled")) followed.add(veil);
    const note = target && document.getElementById(target.id.replace(/^mark-/, "note-"));
    if (note && note.matches(".cb-our-note")) followed.add(note);
    paint();
    if (target && (followed.size || target.matches(".cb-our-mark"))) target.scrollIntoView();
  }

  document.addEventListener("casebook:stop", ({ detail }) => {
    if (open.has(detail.id) === detail.open && answered.has(detail.id) === detail.answered) return; // every stop hears of every answer
    open[detail.open ? "add" : "delete"](detail.id);
    answered[detail.answered ? "add" : "delete"](detail.id);
    paint();
  });
  button?.addEventListener("click", () => {
    all = !all;
    paint();
    try {
      localStorage.setItem(ALL, all ? "yes" : "no");
    } catch {
      // For this page only.
    }
  });
  addEventListener("hashchange", follow);
  casebookParsed.then(paint); // a view may have brought veils of its own
  follow();
})();

// How far the reader has come: the last numbered paragraph of the opinion that stood in view, for the page of progress.
(() => {
  const key = `clearly-established:read:${document.querySelector(".cb-opinion").dataset.case}`;
  let at = 0;
  try {
    at = JSON.parse(localStorage.getItem(key))?.state?.at ?? 0;
  } catch {
    // No storage, or not ours: counted from here on.
  }
  const seen = new IntersectionObserver((entries) => {
    const last = Math.max(at, ...entries.filter((entry) => entry.isIntersecting).map(({ target }) => Number(target.id.slice(1))));
    if (!(last > at)) return;
    at = last;
    try {
      localStorage.setItem(key, JSON.stringify({ format: 1, state: { at } }));
    } catch {
      // For nobody: the page of progress then says that it was not begun.
    }
  });
  document.querySelectorAll(".cb-par[id^='p']").forEach((paragraph) => seen.observe(paragraph));
})();

// The lenses: one speaker stands out, facts show their status, our notes are marked by kind. What is chosen is kept.
(() => {
  const KEY = "clearly-established:reading:lenses";
  const page = document.querySelector(".cb-opinion");
  const speaker = page.querySelector(".cb-lens-voice");
  const status = page.querySelector(".cb-lens-status");
  const kinds = [...page.querySelectorAll(".cb-lens-kind")];
  if (!speaker) return;

  function paint() {
    if (speaker.value) page.dataset.lens = speaker.value;
    else delete page.dataset.lens;
    page.classList.toggle("cb-show-status", status.checked);
    page.querySelector(".cb-posture-lens").hidden = !status.checked;
    const off = new Set(kinds.filter((box) => !box.checked).map((box) => box.value));
    page.querySelectorAll(".cb-our-mark, .cb-our-note").forEach((one) => one.classList.toggle("cb-hide-mark", off.has(one.dataset.kind)));
  }

  /** A note that the address names shows, even if its kind is switched off. */
  function showNamed() {
    const [, name] = location.hash.match(/^#(?:mark|note)-(.*)$/) ?? [];
    const hidden = ["mark", "note"].map((end) => document.getElementById(`${end}-${name}`)).filter((one) => one?.matches(".cb-hide-mark"));
    hidden.forEach((one) => one.classList.remove("cb-hide-mark"));
    // Beside the text it is set in its place within the next frame.
    if (hidden.length) requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector(":target")?.scrollIntoView()));
  }

  try {
    const kept = JSON.parse(localStorage.getItem(KEY)) ?? {};
    if (typeof kept.voice === "string" && [...speaker.options].some((option) => option.value === kept.voice)) speaker.value = kept.voice;
    status.checked = kept.status === true;
    kinds.forEach((box) => { box.checked = !(Array.isArray(kept.off) && kept.off.includes(box.value)); });
  } catch {
    // No storage, or not ours: everything as the page has it.
  }
  page.querySelector(".cb-kinds").addEventListener("click", ({ target }) => {
    if (!target.matches("button")) return;
    kinds.forEach((box) => { box.checked = target.value === "all"; });
    target.dispatchEvent(new Event("change", { bubbles: true }));
  });
  page.querySelector(".cb-lenses").addEventListener("change", () => {
    paint();
    try {
      localStorage.setItem(KEY, JSON.stringify({ voice: speaker.value, status: status.checked, off: kinds.filter((box) => !box.checked).map((box) => box.value) }));
    } catch {
      // For this page only.
    }
  });
  paint();
  showNamed();
  addEventListener("hashchange", showNamed);
})();

// Footnotes, terms and our notes, shown beside their mark on hover, focus or tap, without leaving the line.
(() => {
  casebookParsed.then(() => {
    const box = document.createElement("div");
    box.className = "cb-note-box";
    box.id = "cb-note-box";
    box.setAttribute("role", "tooltip");
    box.hidden = true;
    document.querySelector(".cb-opinion").append(box);
    let mark = null;
    let leaving = 0;

    function show(reference) {
      clearTimeout(leaving);
      if (mark === reference || document.querySelector(".cb-own-bar:not([hidden]), .cb-cite-card:not([hidden])")) return;
      hide();
      if (reference.matches(".cb-term")) {
        define(reference);
        return;
      }
      const note = document.getElementById(reference.hash.slice(1));
      if (note.matches(".cb-our-note") && inView(note)) return;
      const unveiled = note.querySelector(":scope > .cb-veiled.cb-open") ?? note;
      open(reference, [...unveiled.querySelectorAll(":scope > p, :scope > .cb-noted > p")].map((paragraph) => withoutIds(paragraph.cloneNode(true))));
    }

    function open(reference, words) {
      mark = reference;
      box.replaceChildren(...words);
      box.classList.toggle("cb-ours", !reference.matches(".cb-ref"));
      box.hidden = false;
      place(reference);
      reference.setAttribute("aria-describedby", box.id);
    }

    /** A term, once its definition is here; where it cannot be had, the link still leads to the glossary. */
    async function define(reference) {
      mark = reference;
      const found = (await cards().catch(() => null))?.terms[reference.hash.slice(1)];
      if (mark === reference && found) open(reference, [el("p", {}, el("strong", {}, `${found.name}. `), ...prose(found.means))]);
    }

    function hide() {
      clearTimeout(leaving);
      mark?.removeAttribute("aria-describedby");
      mark = null;
      box.hidden = true;
    }

    /** A note that stands on the screen already, beside its passage, needs no box. */
    function inView(note) {
      const { top, bottom, height } = note.getBoundingClientRect();
      return height > 0 && top >= 0 && bottom <= innerHeight;
    }

    function place(reference) {
      const at = reference.getBoundingClientRect();
      const frame = box.offsetParent.getBoundingClientRect();
      box.style.setProperty("--cb-left", `${at.left - frame.left}px`);
      const above = at.bottom + 4 + box.offsetHeight > innerHeight && at.top > box.offsetHeight + 4;
      box.style.setProperty("top", `${(above ? at.top - box.offsetHeight - 4 : at.bottom + 4) - frame.top}px`);
    }

    function withoutIds(node) {
      node.querySelectorAll("[id]").forEach((inner) => inner.removeAttribute("id"));
      return node;
    }

    const later = () => {
      leaving = setTimeout(hide, 250);
    };
    const on = (name, act) => document.querySelector(".cb-opinion").addEventListener(name, (event) => {
      const reference = event.target.closest?.(".cb-ref, .cb-our-mark, .cb-term");
      if (reference && !box.contains(reference) && !reference.contains(event.relatedTarget)) act(reference, event);
    });
    ["mouseover", "focusin"].forEach((name) => on(name, show));
    ["mouseout", "focusout"].forEach((name) => on(name, later));
    on("touchend", (reference, event) => {
      if (mark === reference) return;
      event.preventDefault();
      show(reference);
    });
    box.addEventListener("mouseenter", () => clearTimeout(leaving));
    box.addEventListener("mouseleave", later);
    document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
    addEventListener("resize", () => mark && place(mark));
    document.addEventListener("focusin", ({ target }) => mark && target !== mark && !box.contains(target) && hide());
    document.addEventListener("click", (event) => mark && !box.contains(event.target) && event.target !== mark && hide());
  });
})();
