// The reader's own marks: kept in this browser, found again by their words, cited as others can find them.
// A mark: { id, case, passage, quote, before, after, note, made }. A passage: { key, text, page, turns, lines }.

const CONTEXT = 32;
const MOST_MARKS = 5000;
const SHAPES = {
  id: /^[A-Za-z0-9-]{1,60}$/,
  case: /^(?=.{1,60}$)[a-z0-9]+([-_][a-z0-9]+)*$/,
  passage: /^(p|d|n|dn|c)\d{1,4}$|^d?nstar$/,
  made: /^\d{4}-\d\d-\d\d$/,
};
const LONGEST = { quote: 20000, before: 100, after: 100, note: 10000 };

/** Why this is no mark, in words; "" when it is one. */
function faultOf(mark) {
  if (typeof mark !== "object" || mark === null || Array.isArray(mark)) return "it is not a mark";
  for (const [name, shape] of Object.entries(SHAPES)) {
    if (typeof mark[name] !== "string" || !shape.test(mark[name])) return `its “${name}” is missing or not understood`;
  }
  for (const [name, most] of Object.entries(LONGEST)) {
    if (typeof mark[name] !== "string") return `its “${name}” is missing or not understood`;
    if (mark[name].length > most) return `its “${name}” is longer than ${most} characters`;
  }
  return mark.quote.trim() ? "" : "it quotes nothing";
}

/** Just what belongs to a mark, whatever else came with it. */
const onlyMark = ({ id, case: opinion, passage, quote, before, after, note, made }) => ({ id, case: opinion, passage, quote, before, after, note, made });

/** All marks of this browser, in step with its other windows. `repaint` is called after each change. */
function ownMarks(repaint) {
  const KEY = "clearly-established:marks";
  const store = keeper(KEY, "marks", []);
  function read() {
    const found = store.read();
    const sound = found.filter((mark) => faultOf(mark) === "").map(onlyMark);
    if (sound.length < found.length) store.aside();
    return { marks: sound, unread: found.length - sound.length };
  }
  let { marks, unread } = read();
  addEventListener("storage", (event) => {
    if (event.key !== KEY && event.key !== null) return;
    ({ marks, unread } = read());
    repaint();
  });
  return {
    all: () => marks,
    unread: () => unread,
    kept: store.kept,
    /** Apply a change to what is kept now, another window's changes included; without storage, to what this page holds. */
    change(edit) {
      marks = edit(store.kept() === "kept" ? read().marks : marks);
      store.write(marks);
      repaint();
    },
  };
}

const squeezed = (text) => text.replace(/\s+/g, " ");

/** A new mark on the stretch from `start` to `end` of a passage, with the words around it. */
function newMark(opinion, { passage, start, end }, note) {
  const now = new Date();
  return {
    id: `m-${now.getTime().toString(36)}-${Math.random().toString(36).slice(2, 10)}`,
    case: opinion,
    passage: passage.key,
    quote: squeezed(passage.text.slice(start, end)).trim(),
    before: squeezed(passage.text.slice(Math.max(0, start - CONTEXT), start)),
    after: squeezed(passage.text.slice(end, end + CONTEXT)),
    note,
    made: new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10),
  };
}

/**
 * Where a mark's words stand now: in its own passage, else in the one other place that can be meant; null when they are lost.
 * @param {object} mark
 * @param {Map<string, object>} passages
 */
function placeOf(mark, passages) {
  const words = mark.quote.trim().split(/\s+/).map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"));
  const pattern = new RegExp(words.join("\\s+"), "g");
  const within = (passage) => [...passage.text.matchAll(pattern)].map((found) => ({ passage, start: found.index, end: found.index + found[0].length }));
  const own = passages.has(mark.passage) ? within(passages.get(mark.passage)) : [];
  const exact = own.find((place) => fit(mark, place) === Infinity);
  if (exact) return exact;
  const others = [...passages.values()].filter((passage) => passage.key !== mark.passage).flatMap(within);
  const moved = others.filter((place) => fit(mark, place) === Infinity);
  if (own.length === 0 && moved.length !== 1) return others.length === 1 ? others[0] : null;
  if (moved.length === 1 && mark.before + mark.after !== "") return moved[0];
  return own.length ? own.reduce((best, place) => (fit(mark, place) > fit(mark, best) ? place : best)) : moved[0];
}

/** How many characters around a place are those around the mark; Infinity when all are. */
function fit(mark, { passage, start, end }) {
  const before = squeezed(passage.text.slice(Math.max(0, start - 4 * CONTEXT), start));
  const after = squeezed(passage.text.slice(end, end + 4 * CONTEXT));
  if (before.endsWith(mark.before) && after.startsWith(mark.after)) return Infinity;
  let same = 0;
  while (same < mark.before.length && before.at(-1 - same) === mark.before.at(-1 - same)) same += 1;
  for (let i = 0; i < mark.after.length && after[i] === mark.after[i]; i += 1) same += 1;
  return same;
}

/** The page on which the character at `offset` stands. */
const pageAt = (passage, offset) => passage.turns.reduce((page, [at, turned]) => (at <= offset ? turned : page), passage.page);

/** Where to look in the slip opinion: '14', '14–15', '16:5–12' for the lines of a paragraph, '12 n.4' for a footnote. */
function pinOf(pieces) {
  const noted = (piece) => /^d?n(\d+|star)$/.exec(piece.passage.key);
  const all = noted(pieces[0]) ? pieces.slice(0, 1) : pieces.filter((piece) => !noted(piece));
  const { passage } = all[0];
  const last = all.at(-1);
  const [from, to] = [pageAt(passage, all[0].start), pageAt(last.passage, last.end - 1)];
  const pages = from === to ? String(from) : `${from}–${to}`;
  const note = noted(all[0]);
  if (note) return `${pages} n.${note[1] === "star" ? "*" : note[1]}`;
  const whole = all.length === 1 && from === pageAt(passage, 0) && to === pageAt(passage, passage.text.length - 1);
  return whole && passage.lines ? passage.lines.replace("-", "–") : pages;
}

/** The citation of a stretch of one passage or of several, in the form that the book's own code has made for each part. */
function citationOf(forms, pieces) {
  const part = (piece) => (piece.passage.key.startsWith("d") ? "dissent" : "opinion");
  const first = part(pieces[0]);
  return forms[first].replace("{at}", () => pinOf(pieces.filter((piece) => part(piece) === first)));
}

/** A passage as this book calls it: '¶41', 'n.5', 'dissent ¶3'. */
function called(key) {
  const [, dissent, note, number] = /^(d?)(n?)p?(\d+|star)$/.exec(key) ?? [];
  if (!number) return "disposition";
  return `${dissent ? "dissent " : ""}${note ? "n." : "¶"}${number === "star" ? "*" : number}`;
}

/** Put a text on the clipboard; where the browser does not let the page, `offer` gets a field from which to copy it. */
async function copy(text, said, say, offer) {
  try {
    await navigator.clipboard.writeText(text);
    say(said);
  } catch {
    const field = el("textarea", { readonly: true, rows: 3, class: "cb-own-field" });
    field.value = text;
    offer(el("label", { class: "cb-own-copy" }, "Copy this", field));
    field.focus();
    field.select();
    say("This browser does not let the page copy. The text is selected: copy it from here.");
  }
}
