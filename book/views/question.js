// One question of the bank, answered on the page: shared by the quiz and by the stops in an opinion.
// Answers: { [question id]: { version: number, chosen: string[], committed: boolean } }

/** What an answer is worth, 0 to 1. The same table of cases binds this function and book/score.py. */
function score(question, chosen) {
  const picked = new Set(chosen);
  const key = new Set(question.options.filter((option) => option.right).map((option) => option.id));
  const hits = [...picked].filter((id) => key.has(id)).length;
  if (question.kind === "single") return hits === key.size && picked.size === hits ? 1 : 0;
  return Math.max(0, (hits - (picked.size - hits)) / key.size);
}

function verdict(question, credit) {
  if (credit === 1) return "Right.";
  const letters = question.options.flatMap((option, place) => (option.right ? [String.fromCharCode(65 + place)] : []));
  return `${short(question, credit)} The answer: ${letters.join(", ")}.`;
}

function short(question, credit) {
  if (credit > 0) return `Partly right: ${credit.toFixed(2)} of 1.`;
  return question.predicts ? "Not what the court did." : "Not right.";
}

/** The answer on record, unless the question has changed since. */
function recorded(question, state) {
  const answer = state.answers?.[question.id];
  if (!answer) return { chosen: [], committed: false, stale: false };
  if (answer.version !== question.version) return { chosen: [], committed: false, stale: answer.committed };
  return { ...answer, stale: false };
}

/** A question as a node; `title` stands above it (none when empty), `name` keeps its inputs apart from others on the page. */
function questionView(name, title, question, record) {
  const several = question.kind === "several";
  const options = question.options.map((option, place) => optionView(name, option, place, several, changed));
  const warning = el("p", { class: "cb-warning", role: "alert" });
  const check = el("button", { type: "submit", class: "cb-button cb-main" }, "Check answer");
  const again = el("button", { type: "button", class: "cb-button cb-quiet", click: () => { record(question, [], false); options[0].focus(); } }, "Answer again");
  const stale = el("p", { class: "cb-stale", hidden: true }, "This question has changed since you answered it; your old answer is no longer counted.");
  const feedback = el("div", { class: "cb-feedback", tabindex: "-1", hidden: true });
  const form = el("form", { class: "cb-form", novalidate: true, submit },
    el("fieldset", {},
      el("legend", {}, ...(question.facts.length ? [el("span", { class: "cb-facts" }, ...prose(question.facts))] : []),
        el("span", { class: "cb-stem" }, ...prose(question.stem))),
      several ? el("p", { class: "cb-hint" }, "Select every right answer; a wrong one takes credit away.") : null,
      el("ul", { class: "cb-options" }, ...options.map((option) => option.node))),
    el("p", { class: "cb-actions" }, check, again), warning);
  const node = el("div", { class: "cb-question", id: name, "data-question": question.id },
    title && el("h2", { class: "cb-question-title" }, title, question.predicts ? el("span", { class: "cb-tag" }, "What would the court do?") : null),
    stale, form, feedback);
  const chosen = () => options.filter((option) => option.input.checked).map((option) => option.id);
  function changed() {
    warning.textContent = "";
    record(question, chosen(), false);
  }
  function submit(event) {
    event.preventDefault();
    if (!chosen().length) {
      warning.textContent = "Choose an answer first.";
      return;
    }
    record(question, chosen(), true);
    feedback.focus();
  }
  let shown = "";
  function paint(answer) {
    const now = JSON.stringify(answer);
    if (now === shown) return;
    shown = now;
    stale.hidden = !answer.stale;
    check.hidden = answer.committed;
    again.hidden = !answer.committed;
    node.classList.toggle("cb-answered", answer.committed);
    options.forEach((option) => option.paint(answer));
    feedback.hidden = !answer.committed;
    feedback.replaceChildren(...(answer.committed ? answered(question, answer.chosen) : []));
  }
  return { node, question, paint, focus: () => options[0].focus() };
}

function optionView(name, option, place, several, changed) {
  const id = `${name}-${option.id}`;
  const input = el("input", { type: several ? "checkbox" : "radio", name, id, value: option.id, change: changed });
  const mark = el("span", { class: "cb-mark-words" });
  const reason = el("div", { class: "cb-reason", hidden: true });
  const node = el("li", { class: "cb-option" }, input,
    el("label", { for: id }, el("span", { class: "cb-letter" }, `${String.fromCharCode(65 + place)}.`), " ", ...prose(option.text), mark), reason);
  function paint(answer) {
    const picked = answer.chosen.includes(option.id);
    input.checked = picked;
    input.disabled = answer.committed;
    node.classList.toggle("cb-right", answer.committed && option.right);
    node.classList.toggle("cb-wrong", answer.committed && picked && !option.right);
    mark.textContent = answer.committed ? markWords(option, picked) : "";
    reason.hidden = !answer.committed;
    const why = el("p", {}, ...prose(option.rationale));
    reason.replaceChildren(...(!answer.committed ? [] : picked || option.right ? [why] : [el("details", {}, el("summary", {}, "Why not this one"), why)]));
  }
  return { id: option.id, node, input, paint, focus: () => input.focus() };
}

function markWords(option, picked) {
  if (option.right) return picked ? " ✓ Your answer, right" : " ✓ Right answer";
  return picked ? " ✗ Your answer" : "";
}

/** What stands under an answered question: the verdict, what the court did, and its words. */
function answered(question, chosen) {
  const { says, quote, pin: place } = question.answer;
  return [
    el("p", { class: "cb-verdict" }, el("strong", {}, verdict(question, score(question, chosen)))),
    el("p", {}, ...prose(says)),
    el("blockquote", { class: "cb-court" }, el("p", {}, quote), el("footer", {}, pin(place))),
  ];
}

/** A function that records an answer in the model's state; an empty choice takes the answer back. */
function recorder(model) {
  return (question, chosen, committed) => {
    const answers = { ...model.get("state").answers };
    if (chosen.length) answers[question.id] = { version: question.version, chosen, committed };
    else delete answers[question.id];
    model.set("state", { ...model.get("state"), answers });
    model.save_changes();
  };
}
