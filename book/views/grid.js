// The ruling grid: the reader fills in each row, hears when the two prongs do not allow it, and compares it with the court's.
// State: { cells: { [ruling id]: [violation, clearly established, outcome] }, shown: { [ruling id]: true } }; "" is not chosen.

function render({ model, el: root }) {
  const card = model.get("card");
  const change = (id, cells, shown) => {
    const state = model.get("state");
    const next = { cells: { ...state.cells, [id]: cells }, shown: { ...state.shown, [id]: shown } };
    if (cells.every((cell) => !cell)) delete next.cells[id];
    if (!shown) delete next.shown[id];
    save(next);
  };
  const save = (change) => {
    model.set("state", { ...model.get("state"), ...change });
    model.save_changes();
  };
  const rows = card.rows.map((row) => rowView(card, row, change));
  const [asked, others] = [true, false].map((prongs) => rows.filter(({ row }) => row.prongs === prongs));
  const bar = barView({
    reveal: () => save({ shown: Object.fromEntries(card.rows.map((row) => [row.id, true])) }),
    erase: () => save({ cells: {}, shown: {} }),
  });
  const end = el("p", { class: "cb-standing" });
  root.replaceChildren(el("div", { class: "cb-grid cb-ours" },
    el("p", {}, "Fill in each row as you think the court ruled, then check it. A row that cannot be is pointed out; you may keep it. “Not reached” and “Not disputed” are answers like any other."),
    bar.node,
    ...asked.map(({ node }) => node),
    ...(others.length ? [el("h3", {}, "Other rulings"), el("p", {}, "Here neither prong of qualified immunity is the question. What is the result?")] : []),
    ...others.map(({ node }) => node), end));
  const paint = () => {
    const state = model.get("state");
    const filled = rows.map((view) => view.paint(chosen(card, view.row, state), Boolean(state.shown?.[view.row.id])));
    const words = standing(filled);
    bar.paint(words, filled, model.get("storage"));
    end.textContent = words;
    end.hidden = filled.every(({ shown }) => !shown);
  };
  model.on("change:state", paint);
  paint();
  return () => model.off("change:state", paint);
}

/** The reader's cells of a row; what is stored and is none of its words counts as not chosen. */
function chosen(card, row, state) {
  const cells = state.cells?.[row.id];
  return card.cells.map(({ words }, i) => (Array.isArray(cells) && open(row, i) && words.some(([name]) => name === cells[i]) ? cells[i] : ""));
}

/** Whether the reader fills in this cell: a row that asks about no prong has its outcome only. */
function open(row, i) {
  return row.prongs || i === 2;
}

/** What the two prongs say of a row, looked up: [another ground could do it, our words], or nothing. */
function remarkOn(card, cells) {
  const place = cells.reduce((at, cell, i) => at * (card.cells[i].words.length + 1) + 1 + card.cells[i].words.findIndex(([name]) => name === cell), 0);
  return card.remarks[card.table.charCodeAt(place) - 97];
}

function standing(filled) {
  const checked = filled.filter(({ shown }) => shown);
  if (!checked.length) return `${filled.length} rows, none checked yet`;
  const sum = (what) => checked.reduce((total, one) => total + one[what], 0);
  const cells = sum("filled") ? `your cells as the court’s: ${sum("right")} of ${sum("filled")}` : "no cell filled in";
  return `Checked ${checked.length} of ${filled.length} rows · ${cells}`;
}

/** One row; `change` takes its id, its cells and whether the court's are shown. */
function rowView(card, row, change) {
  let now = { cells: [], shown: false };
  const selects = card.cells.map((cell, i) => (open(row, i) ? selectView(cell, () => change(row.id, selects.map((select) => select?.value ?? ""), false)) : null));
  const remark = el("p", { class: "cb-remark", role: "status" });
  const check = el("button", { type: "button", class: "cb-button", click: () => { change(row.id, now.cells, true); feedback.focus(); } });
  const again = el("button", { type: "button", class: "cb-button cb-quiet", click: () => { change(row.id, now.cells, false); selects.find(Boolean).focus(); } }, "Hide and change");
  const feedback = el("div", { class: "cb-feedback", tabindex: "-1", hidden: true });
  const node = el("fieldset", { class: "cb-ruling", id: `ruling-${row.id}` },
    el("legend", {}, row.claim),
    el("p", { class: "cb-note" }, row.people),
    el("p", {}, ...prose(row.question)),
    el("div", { class: "cb-cells" }, ...selects.flatMap((select, i) => (select ? [el("label", {}, el("span", {}, card.cells[i].head), select)] : []))),
    remark, el("p", { class: "cb-actions" }, check, again), feedback);
  let painted = "";
  function paint(cells, shown) {
    now = { cells, shown };
    const right = cells.filter((cell, i) => cell && cell === row.key[i]).length;
    const counts = { shown, right, filled: cells.filter(Boolean).length };
    const key = JSON.stringify(now);
    if (key === painted) return counts;
    painted = key;
    selects.forEach((select, i) => {
      if (!select) return;
      select.value = cells[i];
      select.disabled = shown;
    });
    tell(remark, row.prongs && remarkOn(card, cells));
    check.textContent = counts.filled ? "Check this row" : "Reveal this row";
    check.hidden = shown;
    again.hidden = !shown;
    feedback.hidden = !shown;
    feedback.replaceChildren(...(shown ? compared(card, row, cells) : []));
    return counts;
  }
  return { row, node, paint };
}

function selectView({ words }, changed) {
  const option = ([name, text]) => el("option", { value: name }, text);
  const groups = [...new Set(words.map(([, , group]) => group))].filter(Boolean);
  return el("select", { change: changed }, el("option", { value: "" }, "Choose"), ...words.filter(([, , group]) => !group).map(option),
    ...groups.map((label) => el("optgroup", { label }, ...words.filter(([, , group]) => group === label).map(option))));
}

function tell(node, remark) {
  node.classList.toggle("cb-impossible", Boolean(remark) && !remark[0]);
  node.replaceChildren(...(remark ? [el("strong", {}, remark[0] ? "Not by immunity. " : "⚠ This cannot be. "), ...prose(remark[1])] : []));
}

/** The court's cells beside the reader's, its reason and its words. */
function compared(card, row, cells) {
  const text = (i, name) => card.cells[i].words.find(([one]) => one === name)[1];
  const verdict = (i) => (!cells[i] ? "– You left this open" : cells[i] === row.key[i] ? "✓ As you said" : `✗ You said: ${text(i, cells[i])}`);
  const marks = (i) => (!cells[i] ? "" : cells[i] === row.key[i] ? "cb-right" : "cb-wrong");
  return [
    el("ul", { class: "cb-cells" }, ...card.cells.flatMap(({ head }, i) => (open(row, i)
      ? [el("li", { class: marks(i) }, el("span", { class: "cb-note" }, head), " ", el("strong", {}, text(i, row.key[i])), el("span", { class: "cb-mark-words" }, verdict(i)))] : []))),
    el("p", {}, el("strong", {}, `${row.result}. `), ...prose(row.because)),
    el("blockquote", { class: "cb-court" }, el("p", {}, row.quote), el("footer", {}, pin(row.pin))),
    row.caution.length ? el("p", {}, el("strong", {}, "Take care: "), ...prose(row.caution)) : "",
  ].filter(Boolean);
}

/** The line above the rows: how far the reader is, showing everything, and starting over. */
function barView({ reveal, erase }) {
  const words = el("p", { class: "cb-standing", role: "status", tabindex: "-1" });
  const all = el("button", { type: "button", class: "cb-button cb-quiet", click: () => { reveal(); words.focus(); } }, "Reveal all rows");
  const over = startingOver("Erase all cells in this grid?", "cells", () => { erase(); words.focus(); });
  function paint(now, filled, storage) {
    if (words.textContent !== now) words.textContent = now;
    all.hidden = filled.every(({ shown }) => shown);
    over.paint(filled.some((row) => row.shown || row.filled), storage);
  }
  return { node: el("div", { class: "cb-bar" }, words, all, ...over.nodes), paint };
}

export default { render };
