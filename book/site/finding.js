// What a query finds in the index, what of it may be shown, and the words around a hit.

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;
const LONGEST = 200;
const AROUND = 34;
const COMMON = new Set("a an and as at be by for from has in is it of on or that the to was were with".split(" "));

/** A word as it is compared: small letters, no accents, no apostrophes. */
const folded = (word) => (/[^ -~’]/.test(word) ? word.normalize("NFKD").replace(/\p{M}/gu, "") : word).replace(/['’]/g, "").toLowerCase();
const wordsIn = (text) => (text.match(WORD) ?? []).map(folded);

/** The index of the documents, made in steps between which the page can paint. */
async function indexOf(documents) {
  const index = new MiniSearch({ fields: ["title", "text"], tokenize: wordsIn, processTerm: (term) => term });
  await index.addAllAsync(documents.map(({ title, text }, id) => ({ id, title, text })), { chunkSize: 100 });
  return index;
}

/** What is asked for: a place by its pin, the words, those in quotation marks as phrases, and whether the text was too long to be taken whole. */
function askedFor(text) {
  const taken = text.slice(0, LONGEST);
  const phrases = [...taken.matchAll(/["“”]([^"“”]+)["“”]/g)].map(([, phrase]) => wordsIn(phrase)).filter((words) => words.length);
  const typed = wordsIn(taken);
  const words = [...new Set(typed)];
  const telling = words.filter((word) => !COMMON.has(word));
  const place = taken.trim().replace(/\s+/g, " ").replace(/(¶|n\.) (?=\d)/i, "$1").toLowerCase();
  const pin = /(?:^| )(?:¶|n\.)\d+$/.test(place) ? place : "";
  return { pin, words: telling.length ? telling : words, phrases, ending: /[\p{L}\p{N}]$/u.test(taken) ? typed.at(-1) : "", cut: text.length > LONGEST };
}

/**
 * The documents that hold all words, the best first: { document, terms }[], the terms as they stand there. Words of three
 * letters, and the one being typed from its second, may be beginnings; near spellings count only where nothing else is found.
 */
function find(index, documents, { pin, words, phrases, ending }) {
  const there = pin ? documents.filter(({ title }) => isAt(title.toLowerCase(), pin)) : [];
  if (there.length) return { found: there.map((document) => ({ document, terms: [] })), near: false };
  const exact = new Set(phrases.flat());
  const begins = (word) => !exact.has(word) && (word.length > 2 || (word.length > 1 && word === ending));
  const near = (word) => (exact.has(word) || word.length < 5 ? false : word.length < 9 ? 1 : 2);
  const search = (fuzzy) => index.search(words.join(" "), { combineWith: "AND", boost: { title: 2 }, prefix: begins, fuzzy })
    .map(({ id, terms }) => ({ document: documents[id], terms }))
    .filter(({ document }) => phrases.every((phrase) => holds(document, phrase)));
  const found = search(false);
  if (found.length) return { found, near: false };
  const similar = search(near);
  return { found: similar, near: similar.length > 0 };
}

/** Whether a title is of the place with this pin, as "perez dissent ¶14" or, of every opinion, "¶14", or of our note on it. */
function isAt(title, pin) {
  const [place] = pin.match(/(?:dissent )?[^ ]+$/);
  const opinion = pin.slice(0, -place.length);
  return title.endsWith(` ${place}`) && title.startsWith(opinion.trim()) && !(opinion && title.endsWith(` dissent ${place}`));
}

function holds({ title, text }, phrase) {
  return [title, text].some((words) => ` ${wordsIn(words).join(" ")} `.includes(` ${phrase.join(" ")} `));
}

/** The stretch of a text in which most of the terms stand, as strings and { mark: words }. */
function excerpt(text, terms) {
  const words = [...text.matchAll(WORD)].map((match) => ({ start: match.index, end: match.index + match[0].length, term: folded(match[0]) }));
  const hits = words.map(({ term }) => terms.has(term));
  const [from, to] = words.length > AROUND * 1.5 ? best(words, hits) : [0, words.length];
  let at = from ? words[from].start : 0;
  const end = to < words.length ? words[to - 1].end : text.length;
  const parts = from ? ["… "] : [];
  for (let i = from; i < to; i += 1) {
    if (!hits[i]) continue;
    parts.push(text.slice(at, words[i].start), { mark: text.slice(words[i].start, words[i].end) });
    at = words[i].end;
  }
  return [...parts, text.slice(at, end), end < text.length ? " …" : ""].filter((part) => part !== "");
}

/** Where that stretch begins and ends: first by how many terms it has, then by how many stand side by side. */
function best(words, hits) {
  let [found, most] = [0, -1];
  hits.forEach((hit, i) => {
    if (!hit) return;
    const from = Math.max(0, Math.min(i - 8, words.length - AROUND));
    const there = words.slice(from, from + AROUND).map(({ term }, n) => (hits[from + n] ? term : null));
    const worth = 10 * new Set(there.filter(Boolean)).size + there.filter((term, n) => term && there[n + 1]).length;
    if (worth > most) [found, most] = [from, worth];
  });
  return [found, Math.min(words.length, found + AROUND)];
}

/** For the stops on the list: which of them the reader has still to answer, as the opinions' pages count it. */
function missingOf(stops) {
  const states = new Map();
  const stateOf = (topic) => {
    if (!states.has(topic)) states.set(topic, keeper(`clearly-established:quiz:${topic}`).read());
    return states.get(topic);
  };
  let all = false;
  try {
    all = localStorage.getItem("clearly-established:reading:show-all") === "yes";
  } catch {
    // No storage: kept back.
  }
  const closed = new Set(Object.entries(stops)
    .filter(([id, { topic, question }]) => !recorded(question, stateOf(topic)).committed && !stateOf(topic).shown?.[id])
    .map(([id]) => id));
  return (waits = []) => (all ? [] : waits.filter((stop) => closed.has(stop)));
}

/** The stop to which a reader is sent: the first of those that are missing, or what its own words build on. */
function firstOf(names, stops, missing) {
  const [earlier] = missing(stops[names[0]].needs);
  return earlier ? firstOf([earlier], stops, missing) : stops[names[0]];
}
