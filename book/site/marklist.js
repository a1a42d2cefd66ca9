// The page of the reader's marks: all of them in the order of the texts, lost ones apart; saved, taken in, erased.

const root = document.querySelector(".cb-marks");
let texts = null; // the opinions' words, loaded for the first mark
let waits = "Their places in the opinions are being looked up.";

const status = el("p", { class: "cb-own-said", role: "status" });
const list = el("div", {});
let fading = 0;

/** Plain words go after a while; what can be undone stays until something else is said. */
function say(words, ...more) {
  clearTimeout(fading);
  status.replaceChildren(words, ...more);
  if (!more.length) fading = setTimeout(() => status.replaceChildren(), 10_000);
}

const tool = (words, act) => el("button", { type: "button", class: "cb-button cb-quiet", click: act }, words);
const kept = (words) => (marks.kept() === "kept" ? words : `${words} ${marks.kept()} It is lost when you leave this page.`);
const count = (number, noun = "mark") => `${number} ${noun}${number === 1 ? "" : "s"}`;

function show() {
  paint();
  if (!texts && marks.all().length) wanted("texts.js").then(lookUp, missTexts);
}

function lookUp() {
  texts ??= Object.fromEntries(Object.entries(globalThis.casebookTexts).map(([opinion, text]) =>
    [opinion, { ...text, passages: new Map(text.passages.map((passage) => [passage.key, passage])) }]));
  paint();
}

function missTexts() {
  waits = "Their places in the opinions could not be looked up: the opinions’ words did not arrive. Nothing is lost. Load this page again, or save the marks as JSON.";
  paint();
}

/** The marks that stand somewhere, by opinion and in the order of its text, and those that stand nowhere. */
function sortedMarks() {
  const groups = Object.entries(texts).map(([opinion, text]) => ({ opinion, name: text.name, order: [...text.passages.keys()], entries: [] }));
  const lost = [];
  for (const mark of marks.all()) {
    const text = Object.hasOwn(texts, mark.case) ? texts[mark.case] : null;
    const place = text && placeOf(mark, text.passages);
    if (place) groups.find((group) => group.opinion === mark.case).entries.push({ mark, place, citation: citationOf(text.forms, [place]) });
    else lost.push({ mark, stood: `${text ? text.name : `an opinion that this edition does not have (${mark.case})`}, ${called(mark.passage)}` });
  }
  for (const { order, entries } of groups) {
    const at = ({ place }) => order.indexOf(place.passage.key) * 1e6 + place.start;
    entries.sort((one, other) => at(one) - at(other));
  }
  return { groups: groups.filter((group) => group.entries.length), lost };
}

function paint() {
  const drafts = [...list.querySelectorAll("textarea:not([readonly])")].map((field) => [field.closest("article").dataset.own, field.value]);
  const { groups, lost } = texts ? sortedMarks() : { groups: [], lost: [] };
  const total = marks.all().length;
  const standing = !total ? "You have no marks yet." : !texts ? `You have ${count(total)}. ${waits}` : `You have ${count(total)}${lost.length ? `; ${lost.length} of them ${lost.length === 1 ? "has lost its" : "have lost their"} place` : ""}.`;
  const trouble = marks.kept() === "kept" ? null : el("p", { class: "cb-help" }, `${marks.kept()} What you change here is lost when you leave this page; save it as a file first.`);
  const unread = marks.unread() ? el("p", { class: "cb-help" }, `${count(marks.unread(), "entry").replace("entrys", "entries")} kept in this browser could not be read. Nothing was thrown away: a copy is put aside in this browser’s storage.`) : null;
  list.replaceChildren(
    el("p", { class: "cb-marks-standing" }, standing),
    ...[trouble, unread].filter(Boolean),
    ...groups.map(({ opinion, name, entries }) => el("section", {}, el("h2", {}, name), ...entries.map((entry) => found(opinion, entry)))),
    ...(lost.length ? [el("section", {}, el("h2", {}, "Marks that have lost their place"), el("p", {}, "The words of these marks are not in this edition’s text, or no longer in one place only. They stay here until you remove them."), ...lost.map(astray))] : []),
  );
  for (const button of savers) button.disabled = total === 0;
  savers[0].disabled ||= !texts;
  for (const mark of marks.all()) for (const [id, draft] of drafts) if (id === mark.id) edit(entryOf(mark), mark, draft);
}

function found(opinion, { mark, place, citation }) {
  const { key } = place.passage;
  const pin = el("a", { class: "cb-pin", href: `chapters/${opinion}/opinion.html#${key}` }, `${called(key)}, p. ${pageAt(place.passage, place.start)}`);
  const moved = key === mark.passage ? "" : ` (made at ${called(mark.passage)}; the words stand here now)`;
  const quote = el("blockquote", { class: "cb-court" }, el("p", {}, mark.quote), el("footer", {}, pin, moved));
  const offer = (field) => node.append(field);
  const node = entryNode(mark, quote, el("p", { class: "cb-own-cite" }, citation), tool("Copy citation", () => copy(citation, "Citation copied.", say, offer)));
  return node;
}

function astray({ mark, stood }) {
  const around = (words) => el("span", { class: "cb-note" }, words);
  const quote = el("blockquote", { class: "cb-court" }, el("p", {}, around(`${mark.before && "… "}${mark.before}`), el("mark", { class: "cb-own" }, mark.quote), around(`${mark.after}${mark.after && " …"}`)), el("footer", {}, `Stood in ${stood}; marked on ${mark.made}.`));
  return entryNode(mark, quote);
}

function entryNode(mark, quote, ...more) {
  const note = mark.note ? el("p", { class: "cb-own-note" }, el("strong", {}, "Your note: "), mark.note) : null;
  const [cite, copier] = more;
  const tools = el("div", { class: "cb-own-tools" }, tool(mark.note ? "Edit the note" : "Write a note", () => edit(node, mark)), tool("Remove", () => remove(mark)), copier);
  const node = el("article", { "data-own": mark.id, "aria-label": `Mark: ${mark.quote.slice(0, 60)}` }, quote, cite, note, tools);
  return node;
}

const entryOf = (mark) => list.querySelector(`article[data-own="${mark.id}"]`);

function edit(node, mark, draft = mark.note) {
  const field = el("textarea", { rows: 4, maxlength: String(LONGEST.note), class: "cb-own-field" }, draft);
  const back = () => entryOf(mark)?.querySelector("button").focus();
  const save = tool("Save", () => {
    field.remove();
    marks.change((all) => all.map((one) => (one.id === mark.id ? { ...one, note: field.value.trim() } : one)));
    say(kept("Note kept."));
    back();
  });
  const cancel = tool("Cancel", () => {
    field.remove();
    paint();
    back();
  });
  node.querySelector(".cb-own-tools").replaceChildren(el("label", {}, "Your note", field), save, cancel);
  field.focus();
}

function remove(mark) {
  marks.change((all) => all.filter((one) => one.id !== mark.id));
  const undo = tool("Undo", () => {
    marks.change((all) => [...all, mark]);
    say("The mark is back.");
    entryOf(mark)?.querySelector("button").focus();
  });
  say("Removed. ", undo);
  undo.focus();
}

// Files.

const copied = el("div", {});

function save(name, type, text) {
  const link = el("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  const field = el("textarea", { readonly: true, rows: 8, class: "cb-own-field" });
  field.value = text;
  copied.replaceChildren(el("details", {}, el("summary", {}, `What ${name} holds, to copy`), el("label", {}, "Copy this", field)));
  say(`${name} is saved where your browser puts downloads.`);
}

function saveMarkdown() {
  const { groups, lost } = sortedMarks();
  save("marks.md", "text/markdown", asMarkdown(groups, lost));
}

function take(text) {
  const result = marksOf(text, marks.all());
  outcome.replaceChildren();
  if (result.refusal) {
    outcome.append(el("p", {}, result.refusal));
    return say(result.refusal);
  }
  if (result.added.length) marks.change((all) => [...all, ...result.added]);
  const refused = result.refused.length ? ` ${result.refused.length} refused.` : "";
  say(kept(`${count(result.added.length)} added, ${result.known} already here.${refused}`));
  if (refused) outcome.append(el("p", {}, "Refused:"), el("ul", {}, ...result.refused.slice(0, 10).map((why) => el("li", {}, why))), result.refused.length > 10 ? `And ${result.refused.length - 10} more.` : "");
}

async function takeFile() {
  const [chosen] = file.files;
  if (!chosen) return;
  take(chosen.size > LARGEST_FILE ? " ".repeat(LARGEST_FILE + 1) : await chosen.text());
  file.value = "";
}

function erase() {
  const sure = tool(`Erase ${count(marks.all().length)}`, () => {
    marks.change(() => []);
    asking.replaceChildren(eraser);
    eraser.focus();
    say("All marks are erased.");
  });
  const no = tool("Keep them", () => {
    asking.replaceChildren(eraser);
    eraser.focus();
  });
  asking.replaceChildren("This cannot be undone. ", sure, no);
  no.focus();
}

const savers = [tool("Save as Markdown", saveMarkdown), tool("Save as JSON", () => save("marks.json", "application/json", asJson(marks.all())))];
const file = el("input", { type: "file", accept: ".json,application/json", change: takeFile });
const pasted = el("textarea", { rows: 3, class: "cb-own-field" });
const outcome = el("div", {});
const eraser = tool("Erase all marks", erase);
const asking = el("div", { class: "cb-own-tools" }, eraser);
savers.push(eraser);

const marks = ownMarks(() => show());
root.classList.add("cb-ours");
root.replaceChildren(
  list,
  el("h2", {}, "Save"),
  el("p", {}, "Markdown is for reading and printing; JSON can be imported here again."),
  el("div", { class: "cb-own-tools" }, ...savers.slice(0, 2)),
  copied,
  el("h2", {}, "Import"),
  el("p", {}, "Marks from a JSON file are added to those that are here. None is replaced, and none is doubled."),
  el("div", { class: "cb-own-tools" }, el("label", {}, "A file of marks ", file)),
  el("details", {}, el("summary", {}, "Or paste what the file holds"), el("label", {}, "JSON", pasted), tool("Import", () => take(pasted.value))),
  outcome,
  el("h2", {}, "Erase"),
  asking,
  status,
);
show();
