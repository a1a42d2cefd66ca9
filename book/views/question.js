// One question of the bank, answered on the page: shared by the quiz and by the stops in an opinion.
// Answers: { [question id]: { version: number, chosen: string[], committed: boolean, sure?: 1|2|3, hints?: number, text?: string } }

const SURE = ["Unsure", "Fairly sure", "Sure"];

/** What an answer is worth, 0 to 1. The same table of cases binds the kinds here and in Python. */
function score(question, chosen) {
  return KINDS[question.kind].credit(question, chosen);
}

function verdict(question, credit) {
  const key = KINDS[question.kind].key(question);
  if (KINDS[question.kind].selfGraded) return `By your own grading: ${credit.toFixed(2)} of 1.${credit ? "" : " Nothing is ticked."}`;
  return credit === 1 ? "Right." : `${short(question, credit)}${key && ` The answer: ${key}.`}`;
}

function short(question, credit) {
  if (credit > 0) return `Partly right: ${credit.toFixed(2)} of 1.`;
  return question.predicts ? "Not what the court did." : "Not right.";
}

/** A question as a node; `title` stands above it (none when empty), `name` keeps its inputs apart from others on the page.
 * `record(question, answer)` keeps an answer; with `silent` in paint nothing is told about it yet, `closed` allows no other. */
function questionView(name, title, question, record) {
  const kind = KINDS[question.kind];
  const control = kind.control(name, question, changed);
  const sure = question.predicts ? sureView(name, changed) : null;
  const hints = question.hints.length ? hintsView(question, (hints) => keep({ hints })) : null;
  const warning = el("p", { class: "cb-warning", role: "alert" });
  // Heard at the press: on the way to its `submit` a form looks at every control first, which a slow device is long about.
  const check = el("button", { type: "submit", class: "cb-button cb-main", click: submit }, kind.selfGraded ? "Compare with a model answer" : "Check answer");
  const again = el("button", { type: "button", class: "cb-button cb-quiet", click: () => { record(question, null); control.focus(); } }, "Answer again");
  const stale = el("p", { class: "cb-stale", hidden: true }, "This question has changed since you answered it; your old answer is no longer counted.");
  const feedback = el("div", { class: "cb-feedback", tabindex: "-1", hidden: true });
  const form = el("form", { class: "cb-form", novalidate: true, submit },
    el("fieldset", {},
      el("legend", {}, ...(question.facts.length ? [el("span", { class: "cb-facts" }, ...prose(question.facts))] : []),
        el("span", { class: "cb-stem" }, ...prose(question.stem))),
      question.hint && el("p", { class: "cb-hint" }, question.hint),
      control.node),
    sure?.node, hints?.node, el("p", { class: "cb-actions" }, check, again), warning);
  const tag = question.predicts ? "What would the court do?" : question.hypothetical ? "Changed facts" : "";
  const node = el("div", { class: "cb-question", id: name, "data-question": question.id },
    title && el("h2", { class: "cb-question-title" }, title, tag && el("span", { class: "cb-tag" }, tag)),
    stale, form, feedback);
  let current = { chosen: [], committed: false };
  function keep(change) {
    const answer = { ...current, ...change };
    delete answer.stale;
    record(question, answer);
  }
  function changed() {
    warning.textContent = "";
    keep({ chosen: control.read(), ...(control.text && { text: control.text() }), ...(sure?.read() && { sure: sure.read() }) });
  }
  function submit(event) {
    event.preventDefault();
    warning.textContent = kind.missing(question, control.read(), { ...current, text: control.text?.() });
    if (warning.textContent) return;
    pressed = true;
    keep({ chosen: control.read(), committed: true });
    pressed = false;
    painted(() => (control.model ?? feedback).focus());
  }
  let pressed = false;
  let shown = "";
  function paint(answer, silent = false, closed = false) {
    const now = JSON.stringify([answer, silent, closed]);
    if (now === shown) return;
    shown = now;
    current = answer;
    const told = answer.committed && !silent;
    stale.hidden = !answer.stale;
    check.hidden = silent; // and the style sheet hides it under an answer: here that would lay out the page at once, for the focus is on it
    again.hidden = !told || closed;
    node.classList.toggle("cb-answered", told);
    feedback.hidden = !told;
    feedback.replaceChildren(...(told ? [verdictView(question, answer.chosen)] : []));
    const rest = () => {
      if (now !== shown) return;
      control.paint(answer.chosen, told, answer);
      sure?.paint(answer);
      hints?.paint(answer, told || silent);
      if (told) feedback.append(...groundsOf(question));
    };
    if (pressed && told && !kind.selfGraded) painted(rest); // the verdict first: on a slow device the rest takes as long again
    else rest();
  }
  return { node, question, paint, focus: () => control.focus() };
}

/** The text that numbers a question, where `item` shows it or its twin. JupyterLab may set an element of its own before it. */
const titleOf = (item) => [...item.querySelector("h2").childNodes].find((node) => node.nodeType === Node.TEXT_NODE);

/** Do something once the next frame is painted. */
const painted = (act) => requestAnimationFrame(() => setTimeout(act));

/** How sure the reader is, in three steps; asked, never required, and without penalty. */
function sureView(name, changed) {
  const inputs = SURE.map((words, i) => el("input", { type: "radio", name: `${name}-sure`, id: `${name}-sure-${i + 1}`, value: String(i + 1), change: changed }));
  return {
    node: el("fieldset", { class: "cb-sureness" }, el("legend", {}, "How sure are you?"), ...inputs.map((input, i) => el("label", { for: input.id }, input, ` ${SURE[i]}`))),
    read: () => Number(inputs.find((input) => input.checked)?.value ?? 0),
    paint: (answer) => inputs.forEach((input, i) => {
      input.checked = answer.sure === i + 1;
      input.disabled = answer.committed;
    }),
  };
}

/** Two hints, one after the other. */
function hintsView(question, opened) {
  const list = el("div", { class: "cb-hints", role: "status" });
  const more = el("button", { type: "button", class: "cb-button cb-quiet", click: () => { opened(list.children.length + 1); if (more.hidden) list.lastChild.focus(); } }, "Hint");
  return {
    node: el("div", {}, list, more),
    paint(answer, told) {
      const count = Math.min(answer.hints ?? 0, question.hints.length);
      while (list.children.length > count) list.lastChild.remove();
      while (list.children.length < count) list.append(el("p", { tabindex: "-1" }, el("strong", {}, `Hint ${list.children.length + 1}. `), ...prose(question.hints[list.children.length])));
      more.textContent = count ? "Another hint" : "Hint";
      more.hidden = told || count === question.hints.length;
    },
  };
}

const verdictView = (question, chosen) => el("p", { class: "cb-verdict" }, el("strong", {}, verdict(question, score(question, chosen))));

/** What stands under the verdict: what the court did, and its words. */
function groundsOf(question) {
  const { says, quote, pin: place } = question.answer;
  return [
    el("p", {}, ...prose(says)),
    el("blockquote", { class: "cb-court" }, el("p", {}, quote), el("footer", {}, pin(place))),
  ];
}

/** The answers with one more; an empty one, or null, is taken out. */
function answersWith(answers, question, answer) {
  const more = { ...answers };
  if (answer && (answer.committed || answer.chosen.length || answer.sure || answer.hints || answer.text)) more[question.id] = { ...answer, version: question.version };
  else delete more[question.id];
  return more;
}

/** A function that records an answer in the model's state; null takes it back. */
function recorder(model) {
  return (question, answer) => {
    model.set("state", { ...model.get("state"), answers: answersWith(model.get("state").answers, question, answer) });
    model.save_changes();
  };
}
