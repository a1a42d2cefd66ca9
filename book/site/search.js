// The page of search: finds as one types, by opinion and kind; the index is loaded at the first sign of a reader.

const MOST = 3;
const field = document.getElementById("cb-query");
const status = document.querySelector(".cb-search-status");
const help = document.querySelector(".cb-search-help");
const results = document.querySelector(".cb-search-results");
const off = new Set();
const unfolded = new Set();
let latest = null;
let loading = null;
let data = null;
let index = null;
let filters = null;

/** Load the index once; a failed loading is tried again at the next word. */
function load() {
  loading ??= Promise.all(["minisearch.js", "search-index.js"].map(wanted)).then(async () => {
    data = globalThis.casebookSearch;
    index = await indexOf(data.documents);
    filters = filtersFor(data);
    results.before(filters.node);
    show();
  }).catch(() => {
    loading = null;
    tell("The index could not be loaded. Try again, or use the contents of the book.");
  });
  return loading;
}

function tell(words) {
  if (status.textContent !== words) status.textContent = words;
}

/** Show what the words in the field find. */
function show() {
  const asked = askedFor(field.value);
  help.hidden = asked.words.length > 0;
  if (filters) filters.node.hidden = !asked.words.length;
  if (!asked.words.length) {
    lay([]);
    tell(field.value.trim() ? "There is no word in what you typed. Type letters or numbers." : "");
  } else if (index) {
    answer(asked, find(index, data.documents, asked));
  } else {
    tell("The index is being loaded.");
    load();
  }
}

function answer(asked, { found, near }) {
  const missing = missingOf(data.stops);
  const all = found.map((one) => ({ ...one, names: missing(one.document.waits) }));
  const sorted = [...all.filter(({ names }) => !names.length), ...all.filter(({ names }) => names.length)];
  const shown = sorted.filter(({ document: { opinion = "", kind } }) => !off.has(`kind ${kind}`) && !off.has(`opinion ${opinion}`));
  filters.count(found);
  const begun = field.value.trim().length < 2;
  lay(found.length ? groups(shown, missing) : begun ? [] : [() => advice(asked)]);
  const kept = shown.filter(({ names }) => names.length).length;
  tell([
    near && "Nothing has these words as they stand; near spellings are shown.",
    shown.length < found.length ? `${shown.length} of ${counted(found.length)} shown, the others left out by your filters.` : found.length ? `${counted(found.length)}.` : begun ? "Type one letter more." : "Nothing has all of these words.",
    kept && `${kept} of them kept back until you have answered.`,
    asked.cut && `Only the first ${LONGEST} characters are searched.`,
  ].filter(Boolean).join(" "));
}

/** Show the first of the `parts` at once and the others when that is painted, unless other words were typed meanwhile. */
function lay([first, ...rest]) {
  const mine = (latest = {});
  results.replaceChildren(first?.() ?? "");
  if (rest.length) requestAnimationFrame(() => setTimeout(() => mine === latest && results.append(...rest.map((part) => part()))));
}

const counted = (number) => (number === 1 ? "1 result" : `${number} results`);

/** The results under the names of opinions and kinds, each opinion as a function that makes it; of each kind first what can be read, and of
 * that the best. */
function groups(shown, missing) {
  return Object.entries(data.opinions).flatMap(([opinion, name]) => {
    const ofOpinion = shown.filter(({ document }) => (document.opinion ?? "") === opinion);
    if (!ofOpinion.length) return [];
    return [() => el("section", { class: "cb-found" }, el("h2", {}, `${name} (${ofOpinion.length})`), ...Object.entries(data.kinds).flatMap(([kind, words]) => {
      const ofKind = ofOpinion.filter(({ document }) => document.kind === kind);
      return ofKind.length ? listOf(`${opinion} ${kind}`, `${words} (${ofKind.length})`, `${words}, ${name}`, ofKind, missing) : [];
    }))];
  });
}

function listOf(key, heading, name, found, missing) {
  const items = found.slice(0, unfolded.has(key) ? found.length : MOST).map((one) => itemOf(one, missing));
  const list = el("ol", { "aria-label": name }, ...items);
  if (items.length === found.length) return [el("h3", {}, heading), list];
  const more = el("button", { type: "button", class: "cb-button cb-quiet", "aria-label": `Show all ${found.length}: ${name}`, click: () => {
    unfolded.add(key);
    const rest = found.slice(MOST).map((one) => itemOf(one, missing));
    list.append(...rest);
    more.remove();
    rest[0].querySelector("a").focus();
  } }, `Show all ${found.length}`);
  return [el("h3", {}, heading), list, more];
}

/** A result: its title as the way to it, and the words around the hit; or what it waits for, as the way to that. */
function itemOf({ document: { kind, title, address, text }, terms, names }, missing) {
  if (names.length) {
    const stop = firstOf(names, data.stops, missing);
    return el("li", { class: "cb-kept-back" }, el("strong", {}, title), ": kept back until you have answered ",
      el("a", { href: stop.address }, stop.title), names.length > 1 ? ` (${names.length} stops in all)` : "", ".");
  }
  const hits = new Set(terms);
  const marked = (words) => excerpt(words, hits).map((part) => (part.mark ? el("mark", {}, part.mark) : part));
  return el("li", {}, el("a", { href: address }, ...marked(title)), el("p", { class: kind === "court" ? "cb-court-words" : null }, ...marked(text)));
}

function advice({ phrases }) {
  return el("div", { class: "cb-found" }, el("p", {}, "What you can try:"), el("ul", {},
    el("li", {}, "fewer words: all of them must stand in one paragraph, note or question;"),
    el("li", {}, "the beginning of a word: “arr” finds “arrest” and “arrested”;"),
    phrases.length ? el("li", {}, "the words without quotation marks, in any order;") : null,
    el("li", {}, "the words of the court, which may differ from those of another book.")));
}

/** Boxes for the kinds and the opinions, each with how many results it has. */
function filtersFor({ kinds, opinions }) {
  const counts = [];
  const boxes = (name, words, list) => el("fieldset", {}, el("legend", {}, words), ...Object.entries(list).map(([value, label]) => {
    const number = el("span", { class: "cb-found-count" });
    counts.push([name, value, number]);
    const box = el("input", { type: "checkbox", checked: true, change: () => {
      off[box.checked ? "delete" : "add"](`${name} ${value}`);
      show();
    } });
    return el("label", {}, box, ` ${label} `, number);
  }));
  const node = el("details", { class: "cb-search-filters", hidden: true, open: matchMedia("(min-width: 64rem)").matches },
    el("summary", {}, "Filter by kind and opinion"), boxes("kind", "Kinds", kinds), boxes("opinion", "Opinions", opinions));
  return {
    node,
    count: (found) => counts.forEach(([name, value, number]) => {
      number.textContent = found.filter(({ document }) => (document[name] ?? "") === value).length;
    }),
  };
}

/** Keep the words in the address, so that the way back from a result leads to them. */
let soon = 0;
function remember() {
  clearTimeout(soon);
  soon = setTimeout(() => {
    const words = field.value.slice(0, LONGEST);
    try {
      history.replaceState(null, "", words ? `?q=${encodeURIComponent(words)}` : location.pathname);
    } catch {
      // A page from disk may not change its address.
    }
  }, 500);
}

field.addEventListener("focus", load);
field.addEventListener("input", () => {
  unfolded.clear();
  show();
  remember();
});
field.form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (!index && field.value.trim()) await load();
  results.querySelector("a")?.focus();
});
addEventListener("storage", show);
addEventListener("pageshow", ({ persisted }) => persisted && show());

field.value = new URLSearchParams(location.search).get("q") ?? field.value;
if (field.value) show();
else if (!navigator.connection?.saveData) globalThis.casebookReader.then(load);
