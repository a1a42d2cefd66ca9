// The court's passages as they stand in an opinion's page: their words, as book/opinion.py reads them, and where a selection is.

const COURT = ".cb-part .cb-par, .cb-part .cb-order, .cb-part .cb-footnote";
const BESIDE = ".cb-ref, .cb-back, .cb-number, .cb-veiled-words";
const page = document.querySelector(".cb-opinion");

/** The text nodes of a passage with their place in its text; what is not the court's words is passed over. */
function wordsOf(block, turned = () => {}) {
  const nodes = [];
  let at = 0;
  const walk = (parent) => parent.childNodes.forEach((node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      nodes.push({ node, at });
      at += node.length;
    } else if (node.nodeType !== Node.ELEMENT_NODE || node.matches(BESIDE)) return;
    else if (node.matches(".cb-page")) turned(at, Number(node.dataset.page));
    else if (node.matches("br")) at += 1;
    else walk(node);
  });
  walk(block);
  return nodes;
}

/** Every passage of the page by its key, as book/opinion.py reads it: its text, the page it starts on, the pages that start in it. */
function readPassages() {
  const passages = new Map();
  const noted = new Map();
  let current = 1;
  for (const node of page.querySelectorAll(`.cb-page[id], .cb-ref, ${COURT}`)) {
    if (node.matches(".cb-page")) current = Number(node.dataset.page);
    else if (node.matches(".cb-ref")) noted.set(node.hash.slice(1), current);
    else {
      const turns = [];
      let text = "";
      for (const { node: words, at } of wordsOf(node, (...turn) => turns.push(turn))) text = text.padEnd(at) + words.data;
      const lines = node.querySelector(":scope > .cb-number")?.dataset.lines ?? "";
      passages.set(node.id, { key: node.id, text, page: noted.get(node.id) ?? current, turns, lines, block: node });
    }
  }
  return passages;
}

const passages = readPassages();
const shown = (node) => node.closest(".cb-veiled:not(.cb-open)") === null;
const whole = (passage) => [{ passage, start: 0, end: passage.text.length }];

/** The stretches of passages under a selection, without the white space at their ends; what is veiled is not among them. */
function piecesOf(range) {
  const pieces = [];
  for (const passage of passages.values()) {
    if (!range.intersectsNode(passage.block) || !shown(passage.block)) continue;
    let [start, end] = [Infinity, -1];
    for (const { node, at } of wordsOf(passage.block)) {
      if (!range.intersectsNode(node) || !shown(node.parentElement)) continue;
      const from = node === range.startContainer ? range.startOffset : 0;
      const to = node === range.endContainer ? range.endOffset : node.length;
      if (from < to) [start, end] = [Math.min(start, at + from), Math.max(end, at + to)];
    }
    const words = passage.text.slice(start, end);
    if (words.trim() === "") continue;
    pieces.push({ passage, start: start + words.length - words.trimStart().length, end: end - words.length + words.trimEnd().length });
  }
  return pieces;
}
