// Scripts that a page loads only when they are wanted: the cards of citations, terms and stops, and the stops' view.
const wanted = (() => {
  const loads = new Map();
  const load = (name) => new Promise((resolve, reject) => {
    const script = el("script", { src: globalThis.casebook.asset(name) });
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => {
      loads.delete(name);
      reject(new Error(`${name} could not be loaded`));
    });
    document.head.append(script);
  });
  return (name) => {
    if (!loads.has(name)) loads.set(name, load(name));
    return loads.get(name);
  };
})();

/** The cards of this opinion: { cites, terms }, each by its anchor. */
async function cards() {
  await wanted(`cards-${document.querySelector(".cb-opinion").dataset.case}.js`);
  return globalThis.casebookCards;
}

// The stops come to life when the reader begins to read, or at once for one who has answered something before.
(() => {
  const frames = [...document.querySelectorAll('.cb-view[data-view="stop"]')];
  if (!frames.length) return;

  async function begin() {
    try {
      await Promise.all([wanted("stop.js"), wanted(`stops-${document.querySelector(".cb-opinion").dataset.case}.js`)]);
    } catch {
      return; // each stop still asks its question and leads to the answer in the quiz
    }
    frames.forEach((frame) => globalThis.casebook.mount(frame, globalThis.casebookStops[frame.id]));
  }

  function met() {
    try {
      return Object.keys(localStorage).some((key) => key.startsWith("clearly-established:quiz:"));
    } catch {
      return false;
    }
  }

  const ready = new Promise((done) => document.addEventListener("DOMContentLoaded", done));
  (met() ? ready : globalThis.casebookReader).then(begin);
})();
