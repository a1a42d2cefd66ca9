// What the kinds of question are answered with: options or extracts to choose, rows to assign. Each control has
// node, read() -> string[], paint(chosen, committed), focus().

/** The kinds, by name: { credit(question, chosen), key(question), control(name, question, changed), missing(question, chosen) }. */
const KINDS = {};

const letter = (place) => String.fromCharCode(65 + place);
const rightOnes = (options) => options.filter((option) => option.right).map((option) => option.id);
const rightLetters = (options) => options.flatMap((option, place) => (option.right ? [letter(place)] : [])).join(", ");
const pairs = (chosen) => new Map(chosen.filter((word) => word.includes("=")).map((word) => word.split(/=(.*)/s)));

/** A list of options, or of the court's words, one (or, with `several`, more) to be chosen. */
function choosing(name, options, several, changed) {
  const views = options.map((option, place) => optionView(name, option, place, several, changed));
  return {
    node: el("ul", { class: "cb-options" }, ...views.map((view) => view.node)),
    read: () => views.filter((view) => view.input.checked).map((view) => view.id),
    paint: (chosen, committed) => views.forEach((view) => view.paint(chosen, committed)),
    focus: () => views[0].input.focus(),
  };
}

function optionView(name, option, place, several, changed) {
  const id = `${name}-${option.id}`;
  const input = el("input", { type: several ? "checkbox" : "radio", name, id, value: option.id, change: changed });
  const mark = el("span", { class: "cb-mark-words" });
  const reason = el("div", { class: "cb-reason", hidden: true });
  const words = option.quote ? [el("span", { class: "cb-court-words" }, option.quote), " ", el("small", {}, option.pin.pin)] : prose(option.text);
  const node = el("li", { class: "cb-option" }, input,
    el("label", { for: id }, el("span", { class: "cb-letter" }, `${letter(place)}.`), " ", ...words, mark), reason);
  function paint(chosen, committed) {
    const picked = chosen.includes(option.id);
    input.checked = picked;
    input.disabled = committed;
    node.classList.toggle("cb-right", committed && option.right);
    node.classList.toggle("cb-wrong", committed && picked && !option.right);
    mark.textContent = committed ? markWords(option, picked) : "";
    reason.hidden = !committed;
    const linked = !option.quote || option.rationale.some((part) => part.pin === option.pin.pin);
    const why = el("p", {}, ...prose(option.rationale), ...(linked ? [] : [" ", pin(option.pin)]));
    reason.replaceChildren(...(!committed ? [] : picked || option.right ? [why] : [el("details", {}, el("summary", {}, "Why not this one"), why)]));
  }
  return { id: option.id, node, input, paint };
}

function markWords(option, picked) {
  if (option.right) return picked ? " ✓ Your answer, right" : " ✓ Right answer";
  return picked ? " ✗ Your answer" : "";
}

const CUT = 28; // so many characters a closed list shows on the smallest screen

/** Rows, each to be given one of the same choices. A closed list may cut what was chosen, which stands below it in full. */
function assigning(name, rows, choices, changed) {
  const words = Object.fromEntries(choices.map((choice) => [choice.id, plain(choice.text)]));
  const views = rows.map((row) => {
    const id = `${name}-${row.id}`;
    const select = el("select", { id, change: changed }, el("option", { value: "" }, "Choose"), ...choices.map((choice) => el("option", { value: choice.id }, words[choice.id])));
    const mark = el("p", { class: "cb-mark-words" });
    const reason = el("div", { class: "cb-reason", hidden: true }, el("p", {}, ...prose(row.rationale)));
    const node = el("li", { class: "cb-option cb-row-option" }, el("label", { for: id }, ...prose(row.text)), select, mark, reason);
    return { row, select, mark, reason, node };
  });
  function paint(chosen, committed) {
    const given = pairs(chosen);
    for (const { row, select, mark, reason, node } of views) {
      const picked = given.get(row.id) ?? "";
      const right = picked === row.key;
      select.value = picked;
      select.disabled = committed;
      node.classList.toggle("cb-right", committed && right);
      node.classList.toggle("cb-wrong", committed && !right);
      const mine = words[picked] ?? "";
      mark.textContent = !committed ? mine : right ? "✓ Right" : `✗ ${picked ? `Not this: ${mine}` : "No answer"}. Right: ${words[row.key]}`;
      mark.classList.toggle("cb-repeats", !committed && mine.length < CUT);
      mark.ariaHidden = !committed;
      reason.hidden = !committed;
    }
  }
  return {
    node: el("ul", { class: "cb-options" }, ...views.map((view) => view.node)),
    read: () => views.filter((view) => view.select.value).map((view) => `${view.row.id}=${view.select.value}`),
    paint,
    focus: () => views[0].select.focus(),
  };
}

/** A text of ours without its pins. */
function plain(parts) {
  return parts.map((part) => (typeof part === "string" ? part : part.em ?? "")).join("").trim();
}

const unassigned = (rows, chosen) => (chosen.length < rows.length ? `Give every row an answer: ${rows.length - chosen.length} to go.` : "");
const unchosen = (chosen) => (chosen.length ? "" : "Choose an answer first.");
