// The reader's own marks on an opinion's page: select words, or press a paragraph's number, and a small box of tools opens.

const MOST_AT_ONCE = 20;
const opinion = page.dataset.case;
const forms = { opinion: page.dataset.cite, dissent: page.dataset.citeDissent };

// Painting: a mark goes around text nodes and adds no character.

const standing = page.querySelector(".cb-own-count");
let places = new Map();

function paint() {
  page.querySelectorAll(".cb-own-open").forEach((button) => button.remove());
  page.querySelectorAll("mark.cb-own").forEach((one) => {
    const parent = one.parentNode;
    one.replaceWith(...one.childNodes);
    parent.normalize();
  });
  places = new Map();
  let lost = 0;
  const own = marks.all().filter((mark) => mark.case === opinion);
  for (const mark of own) {
    const place = placeOf(mark, passages);
    if (place) paintOne(mark, place);
    else lost += 1;
  }
  const count = own.length === 1 ? "1 mark" : `${own.length} marks`;
  const words = own.length ? ` You have ${count} here${lost ? `, ${lost} of which ${lost === 1 ? "has lost its" : "have lost their"} place and can be seen there` : ""}.` : "";
  const trouble = marks.kept() === "kept" ? "" : ` ${marks.kept()} Marks made now are lost when you leave this page.`;
  standing.replaceChildren(words, el("strong", {}, trouble));
}

function paintOne(mark, { passage, start, end }) {
  places.set(mark.id, { passage, start, end });
  let last = null;
  for (const { node, at } of wordsOf(passage.block)) {
    const [from, to] = [Math.max(start - at, 0), Math.min(end - at, node.length)];
    if (from >= to) continue;
    if (to < node.length) node.splitText(to);
    const words = from ? node.splitText(from) : node;
    last = el("mark", { class: "cb-own", "data-own": mark.id });
    words.replaceWith(last);
    last.append(words);
  }
  if (mark.note) last.dataset.note = mark.note;
  const label = mark.note ? `Your note: ${mark.note}` : "Your highlight";
  const button = el("button", { type: "button", class: mark.note ? "cb-own-open cb-own-noted" : "cb-own-open", "data-own": mark.id, "aria-label": label, "aria-haspopup": "dialog" });
  (last.closest("a") ?? last).after(button);
}

// The box of tools. There is one; it stands in the page right after the passage that it is about.

const status = el("p", { class: "cb-own-said", role: "status" });
const box = el("div", { class: "cb-own-bar cb-ours", role: "dialog", tabindex: "-1", hidden: true });
let opened = null;
let quiet = false;
let fading = 0;

function say(words, seen = true) {
  clearTimeout(fading);
  status.classList.toggle("cb-own-unseen", !seen);
  status.textContent = words;
  fading = setTimeout(() => { status.textContent = ""; }, 10000);
}

/**
 * Open the box.
 * @param {{ name: string, pieces: object[], mark?: string, rect: () => DOMRect, back?: () => HTMLElement | null }} about
 * @param {(Node | null)[]} content
 * @param {boolean} enter  whether the focus goes into the box
 */
function open(about, content, enter) {
  opened = about;
  if (enter) status.textContent = "";
  box.setAttribute("aria-label", about.name);
  box.replaceChildren(...content.filter(Boolean));
  box.classList.toggle("cb-own-writing", box.querySelector("textarea:not([readonly])") !== null);
  about.pieces.at(-1).passage.block.after(box);
  box.hidden = false;
  place(about.rect());
  if (enter) (box.querySelector("textarea") ?? box.querySelector("button")).focus();
}

function place(at) {
  const frame = box.offsetParent?.getBoundingClientRect();
  if (!frame) return;
  const left = Math.max(0, Math.min(at.left - frame.left, frame.width - box.offsetWidth));
  const below = at.bottom + 6 + box.offsetHeight <= innerHeight || at.top < box.offsetHeight + 12;
  box.style.setProperty("--cb-left", `${left}px`);
  box.style.setProperty("--cb-top", `${(below ? at.bottom + 6 : at.top - 6 - box.offsetHeight) - frame.top}px`);
}

function close(back = false) {
  if (!opened) return;
  const to = back && opened.back?.();
  opened = null;
  box.hidden = true;
  quiet = true;
  if (to) to.focus();
  quiet = false;
}

const unsaved = () => {
  const field = box.querySelector("textarea:not([readonly])");
  return !box.hidden && field !== null && field.value !== field.defaultValue;
};
const tool = (words, act) => el("button", { type: "button", class: "cb-button cb-quiet", click: act }, words);
const offer = (field) => {
  box.append(field);
  place(opened.rect());
};
const toCite = (about) => tool("Copy citation", () => copyAnd(citationOf(forms, about.pieces), "Citation copied."));

async function copyAnd(text, said) {
  await copy(text, said, say, offer);
  if (box.querySelector(".cb-own-copy")) return;
  if (!opened?.back) getSelection().removeAllRanges();
  close(true);
}

function openSelection(range, pieces) {
  const about = { name: "The selected words", pieces, rect: () => lastRect(range) };
  const tools = [tool("Highlight", () => highlight(about)), tool("Highlight with a note", () => write(about)), toCite(about)];
  open(about, tools, false);
  say("Tools for the selected words are open. Tab goes to them, Escape closes them.", false);
}

const lastRect = (range) => [...range.getClientRects()].at(-1) ?? range.getBoundingClientRect();

function openPassage(passage, opener) {
  const about = { name: `Tools for ${called(passage.key)}`, pieces: whole(passage), rect: () => opener.getBoundingClientRect(), back: () => opener };
  const link = new URL(`#${passage.key}`, location.href).href;
  const tools = [toCite(about), tool("Copy link", () => copyAnd(link, "Link copied.")), tool(`Highlight the ${opener.matches(".cb-number") ? "paragraph" : "footnote"}`, () => highlight(about)), tool("Write a note", () => write(about))];
  open(about, tools, true);
}

function openMark(id, enter) {
  const mark = marks.all().find((one) => one.id === id);
  const button = () => page.querySelector(`.cb-own-open[data-own="${id}"]`);
  const about = { name: mark.note ? "Your note" : "Your highlight", pieces: [places.get(id)], mark: id, rect: () => button().getBoundingClientRect(), back: button };
  const note = mark.note && el("p", { class: "cb-own-note" }, mark.note);
  const tools = [tool(mark.note ? "Edit the note" : "Write a note", () => write(about, mark)), tool("Remove", () => remove(about, mark)), toCite(about)];
  open(about, [note || null, ...tools], enter);
}

function highlight(about, note = "") {
  const fresh = about.pieces.map((piece, i) => newMark(opinion, piece, i === 0 ? note : ""));
  const twin = (one) => note === "" && marks.all().some((mark) => mark.case === opinion && mark.passage === one.passage && mark.quote === one.quote && mark.before === one.before);
  const added = fresh.filter((one) => !twin(one));
  getSelection().removeAllRanges();
  marks.change((all) => [...all, ...added]);
  const last = note ? added[0] : added.at(-1);
  if (last) opened.back = () => page.querySelector(`.cb-own-open[data-own="${last.id}"]`);
  close(true);
  say(added.length ? kept(note ? "Note kept." : "Highlighted.") : "These words are highlighted already.");
}

function write(about, mark = null) {
  const field = el("textarea", { rows: 4, maxlength: String(LONGEST.note), class: "cb-own-field" }, mark?.note ?? "");
  const quote = squeezed(about.pieces[0].passage.text.slice(about.pieces[0].start, about.pieces[0].end));
  const words = quote.length > 90 ? quote.replace(/^(.{1,60}) .*? (.{1,25})$/, "$1 … $2") : quote;
  const save = tool("Save", () => {
    const note = field.value.trim();
    if (!mark) return highlight(about, note);
    marks.change((all) => all.map((one) => (one.id === mark.id ? { ...one, note } : one)));
    close(true);
    say(kept("Note kept."));
  });
  open(about, [el("label", {}, "Your note on “", el("q", {}, words), "”", field), save, tool("Cancel", () => close(true))], true);
}

function remove(about, mark) {
  const undo = tool("Undo", () => {
    marks.change((all) => [...all, mark]);
    close(true);
    say("The mark is back.");
  });
  const block = about.pieces[0].passage.block;
  const number = () => page.querySelector(`.cb-own-open[data-own="${mark.id}"]`) ?? block.querySelector(".cb-number, .cb-back");
  const at = about.rect();
  marks.change((all) => all.filter((one) => one.id !== mark.id));
  open({ ...about, name: "Removed", rect: () => at, back: number }, [el("p", { class: "cb-own-note" }, "Removed."), undo], true);
  say("Removed. It can be undone.", false);
}

const kept = (words) => (marks.kept() === "kept" ? words : `${words} ${marks.kept()} It is lost when you leave this page.`);

// What opens and closes the box.

let held = false;
let pressed = {};
let looking = 0;
let leaving = 0;

function look() {
  if (held || box.contains(document.activeElement) || unsaved()) return;
  const selection = getSelection();
  const pieces = selection.rangeCount && !selection.isCollapsed ? piecesOf(selection.getRangeAt(0)) : [];
  if (pieces.length && pieces.length <= MOST_AT_ONCE) openSelection(selection.getRangeAt(0).cloneRange(), pieces);
  else if (opened && !opened.back) close();
}

function lookSoon() {
  clearTimeout(looking);
  looking = setTimeout(look, 200);
}

function leave() {
  const stays = box.matches(":hover, :focus-within") || page.querySelector(`[data-own="${opened?.mark}"]:hover`);
  if (opened?.hovered && !stays && !unsaved()) close();
}

document.addEventListener("selectionchange", lookSoon);
document.addEventListener("pointerdown", (event) => {
  pressed = event;
  if (box.contains(event.target)) {
    if (!event.target.closest("textarea")) event.preventDefault();
    held = true;
    return;
  }
  held = event.pointerType === "mouse";
  if (opened?.back && !unsaved()) close();
});
for (const end of ["pointerup", "pointercancel"]) {
  document.addEventListener(end, () => {
    held = false;
    lookSoon();
  });
}
box.addEventListener("mousedown", (event) => event.target.closest("textarea") || event.preventDefault());
box.addEventListener("focusout", ({ relatedTarget }) => {
  if (relatedTarget && !box.contains(relatedTarget) && !unsaved()) close();
});
document.addEventListener("keydown", (event) => {
  if (!opened) return;
  const inside = box.contains(document.activeElement);
  if (event.key === "Escape" && unsaved()) say("Your note is not saved yet. Press Save or Cancel.");
  else if (event.key === "Escape") close(inside);
  else if (event.key === "Tab" && !event.shiftKey && !inside && (!opened.back || opened.back() === document.activeElement)) {
    event.preventDefault();
    box.querySelector("button, textarea").focus();
  }
});
page.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const number = event.target.closest(".cb-number");
  if (unsaved()) {
    if (!event.target.closest(".cb-number, .cb-own-open, .cb-own-more")) return;
    event.preventDefault();
    box.querySelector("textarea").focus();
    box.scrollIntoView({ block: "center" });
    say("Your note is not saved yet. Press Save or Cancel.");
    return;
  }
  const own = event.target.closest("[data-own]");
  if (number) {
    event.preventDefault();
    history.replaceState(history.state, "", number.hash);
    openPassage(passages.get(number.hash.slice(1)), number);
  } else if (event.target.matches(".cb-own-more")) openPassage(passages.get(event.target.closest(".cb-footnote").id), event.target);
  else if (own && (own.matches("button") || (getSelection().isCollapsed && !event.target.closest("a")))) openMark(own.dataset.own, true);
});
page.addEventListener("focusin", ({ target }) => {
  if (!quiet && target.matches(".cb-own-open") && !unsaved()) openMark(target.dataset.own, false);
});
document.addEventListener("pointerover", ({ target, pointerType, buttons, clientX, clientY }) => {
  // A pointer that rests where it pressed has not come to the mark: the mark came under it.
  const rests = clientX === pressed.clientX && clientY === pressed.clientY;
  if (pointerType !== "mouse" || buttons || rests || unsaved()) return;
  const own = target.closest("[data-own]");
  const note = own && marks.all().find((mark) => mark.id === own.dataset.own).note;
  if (note && !opened) {
    openMark(own.dataset.own, false);
    opened.hovered = true;
  } else if (opened?.hovered) {
    clearTimeout(leaving);
    leaving = setTimeout(leave, 300);
  }
});

addEventListener("beforeunload", (event) => unsaved() && event.preventDefault());

const marks = ownMarks(() => paint());
for (const { key, block } of passages.values()) {
  block.querySelector(":scope > .cb-number")?.setAttribute("aria-haspopup", "dialog");
  if (block.matches(".cb-footnote")) block.append(el("button", { type: "button", class: "cb-own-more", "aria-label": `Tools for footnote ${called(key).split("n.")[1]}`, "aria-haspopup": "dialog" }));
}
page.append(status);
paint();
lookSoon(); // words may have been selected before this was here
