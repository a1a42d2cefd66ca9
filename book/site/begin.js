// What an opinion's page loads when it is wanted: the cards of citations and terms, the stops, the reader's own marks.

/** The cards of this opinion: { cites, terms }, each by its anchor. */
async function cards() {
  await wanted(`cards-${document.querySelector(".cb-opinion").dataset.case}.js`);
  return globalThis.casebookCards;
}

/** The stops and the marks come when the reader begins to read, or at once for one who comes back. Resolves with the stops. */
const stopsAlive = (() => {
  const frames = [...document.querySelectorAll('.cb-view[data-view="stop"]')];

  async function begin() {
    try {
      await Promise.all([globalThis.casebook ?? wanted("host.js"), wanted("stop.js"), wanted(`stops-${document.querySelector(".cb-opinion").dataset.case}.js`)]);
    } catch {
      return; // each stop still asks its question and leads to the answer in the quiz
    }
    frames.forEach((frame) => globalThis.casebook.mount(frame, globalThis.casebookStops[frame.id]));
  }

  /** Whether this browser keeps something whose name starts so. */
  function met(start) {
    try {
      return Object.keys(localStorage).some((key) => key.startsWith(`clearly-established:${start}`));
    } catch {
      return false;
    }
  }

  /** What is pressed before its script is here waits for it; where that cannot be had, it is the link that it is. */
  function late(which, load) {
    const page = document.querySelector(".cb-opinion");
    let pressed = null;
    function wait(event) {
      const link = event.target.closest(which);
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      const first = !pressed;
      pressed = link;
      if (first) ready().then(() => pressed.click(), follow);
    }
    function follow() {
      const { href } = pressed;
      pressed = null; // for one who comes back to this page
      location.assign(href);
    }
    const ready = () => load().then(() => page.removeEventListener("click", wait));
    page.addEventListener("click", wait);
    return ready;
  }

  late(".cb-cite", () => Promise.all([wanted("cites.js"), cards()]));
  const marking = late(".cb-number", () => wanted("marking.js"));
  (met("marks") ? Promise.resolve() : globalThis.casebookReader).then(marking).catch(() => {}); // without it, a number is a link

  return frames.length ? (met("quiz:") || history.state?.place ? casebookParsed : globalThis.casebookReader).then(begin) : casebookParsed;
})();
