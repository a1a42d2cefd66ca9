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
      await Promise.all([wanted("stop.js"), wanted(`stops-${document.querySelector(".cb-opinion").dataset.case}.js`)]);
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

  (met("marks") ? Promise.resolve() : globalThis.casebookReader).then(() => wanted("marking.js")).then(through, () => {}); // without it, a number is a link

  /** A paragraph's number that is pressed before its tools are here waits for them. */
  const page = document.querySelector(".cb-opinion");
  page.addEventListener("click", wait);
  function through() {
    page.removeEventListener("click", wait);
  }
  function wait(event) {
    const number = event.target.closest(".cb-number");
    if (!number || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    through();
    wanted("marking.js").then(() => number.click(), () => location.assign(number.href));
  }

  return frames.length ? (met("quiz:") || history.state?.place ? casebookParsed : globalThis.casebookReader).then(begin) : casebookParsed;
})();
