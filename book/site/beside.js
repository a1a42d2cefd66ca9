"use strict";
// Our notes beside the text, on a wide screen: each stands level with its mark, or below the note before it, and opens in
// full at a button; a mark and its note light each other up. Their words stand once, after their passage.
(() => {
  const GAP = 8;
  const wide = matchMedia("(min-width: 80rem)");

  casebookParsed.then(() => {
    const page = document.querySelector(".cb-opinion");
    const notes = [...page.querySelectorAll(".cb-our-note")];
    const other = ({ id }, end) => document.getElementById(id.replace(/^(mark|note)/, end));
    const top = (one) => one.getBoundingClientRect().top;

    /** Set each note level with its mark, or below the note before it; all is measured before anything is moved. */
    function place() {
      if (!wide.matches) return;
      const start = top(page);
      const measured = notes.filter((note) => note.offsetHeight).map((note) => ({
        note, whole: isWhole(note), height: note.offsetHeight, mark: top(other(note, "mark")) - start, group: note.parentElement, base: top(note.parentElement) - start,
      }));
      let [end, last] = [-GAP, null];
      for (const { note, whole, height, mark, group, base } of measured) {
        note.classList.toggle("cb-whole", whole);
        const at = Math.max(end + GAP, mark);
        note.style.setProperty("--cb-down", `${at - (group === last ? end : base)}px`);
        [end, last] = [at + height, group];
      }
      page.style.setProperty("--cb-past", `${Math.max(0, end - page.offsetHeight)}px`);
      page.classList.add("cb-placed");
    }

    /** A note that is not cut has no more to show. */
    function isWhole(note) {
      const words = note.querySelector("p");
      return !note.matches(".cb-full") && words.scrollHeight <= words.clientHeight;
    }

    function open(note, wanted) {
      const full = wanted && !note.matches(".cb-whole");
      const button = note.querySelector(".cb-more");
      if (!button) return; // on a narrow screen a note stands in full
      note.classList.toggle("cb-full", full);
      note.querySelector("p").scrollTop = 0;
      button.textContent = full ? "Less" : "More";
      button.setAttribute("aria-label", `${button.textContent} of note ${note.querySelector(".cb-back").textContent}`);
      button.setAttribute("aria-expanded", String(full));
    }

    function addButton(note) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "cb-more";
      button.addEventListener("click", () => open(note, !note.classList.contains("cb-full")));
      note.append(button);
      open(note, false);
    }

    const light = (on) => (event) => {
      const one = event.target.closest?.(".cb-our-mark, .cb-our-note");
      if (one) ["mark", "note"].forEach((end) => other(one, end).classList.toggle("cb-lit", on));
    };
    page.addEventListener("mouseover", light(true));
    page.addEventListener("mouseout", light(false));
    page.addEventListener("focusin", (event) => {
      light(true)(event);
      if (event.target.matches(".cb-our-note p a:focus-visible")) open(event.target.closest(".cb-our-note"), true);
    });
    page.addEventListener("focusout", light(false));

    function followed() {
      const note = page.querySelector(".cb-our-note:target");
      if (note) open(note, true);
    }

    /** Fuller names for a screen reader than the page carries, where each would stand hundreds of times. */
    function nameAll() {
      for (const number of page.querySelectorAll(".cb-number")) {
        const { number: of, lines } = number.dataset;
        if (lines) number.title = `${number.closest(".cb-dissent-part") ? "dissent paragraph" : "paragraph"} ${of}, slip opinion page and lines ${lines}`;
        number.setAttribute("aria-label", number.title);
      }
      page.querySelectorAll(".cb-page").forEach((one) => one.setAttribute("aria-label", `Page ${one.dataset.page} of the slip opinion starts here`));
      for (const note of notes) {
        const [mark, back] = [other(note, "mark"), note.querySelector(".cb-back")];
        mark.setAttribute("aria-label", `Our note ${back.textContent} on these words: ${mark.dataset.kind}`);
        back.setAttribute("aria-label", `${back.textContent}: back to the passage`);
        note.setAttribute("aria-label", `Our note ${back.textContent}`);
      }
    }

    let watch = null;
    function begin() {
      if (wide.matches && !watch) {
        notes.forEach(addButton);
        watch = new ResizeObserver(place);
        [page, ...notes].forEach((one) => watch.observe(one));
        followed();
      }
      place();
    }

    setTimeout(nameAll);
    addEventListener("hashchange", followed);
    wide.addEventListener("change", begin);
    begin();
  });
})();
