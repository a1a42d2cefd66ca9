// The quiz: one question after another, answered from the text; or, as an exam, a draw of them with the answers at the end.
// State: { answers, exam?: { seed: string, ids: string[], minutes: number, started: number, ended?: number, answers } },
// answers as in question.js. Times are milliseconds since 1970.

function render({ model, el: root }) {
  const card = model.get("card");
  const state = () => model.get("state") ?? {};
  const exam = () => (Array.isArray(state().exam?.ids) ? state().exam : null);
  const keep = (change) => {
    model.set("state", { ...state(), ...change });
    model.save_changes();
  };
  const record = (question, answer) => {
    const now = exam();
    if (!now) return recorder(model)(question, answer);
    if (now.ended && !KINDS[question.kind].selfGraded) return;
    keep({ exam: { ...now, answers: answersWith(now.answers, question, answer) } });
  };
  // A question stands as its twin until its live form is made.
  const twin = model.get("twin");
  const asked = twin ? [...twin.querySelectorAll(":scope > .cb-questions > li")] : [];
  const items = card.questions.map((_, i) => el("li", {}, ...(asked[i]?.childNodes ?? [])));
  const views = [];
  function make(i) {
    if (views[i]) return;
    asked[i]?.append(...items[i].childNodes);
    views[i] = questionView(`q-${card.questions[i].id}`, `Question ${i + 1}`, card.questions[i], record);
    items[i].replaceChildren(views[i].node);
    show(i, exam());
  }
  const makeAll = () => items.forEach((_, i) => make(i));
  const bar = barView(card, () => {
    keep({ answers: {} });
    views[0].focus();
  });
  const hall = examView(card, exam, keep, () => items.find((item) => !item.hidden)?.scrollIntoView());
  const paper = twin && paperView(root, twin, items, makeAll);
  function show(i, now) {
    const asked = askedIn(card, now);
    const place = asked.indexOf(card.questions[i]);
    items[i].hidden = place < 0;
    const title = `Question ${place + 1}${now ? ` of ${asked.length}` : ""}`;
    if (titleOf(items[i]).data.trim() !== title) titleOf(items[i]).data = title;
    const answer = recorded(card.questions[i], now ?? state());
    const ended = Boolean(now?.ended);
    views[i]?.paint(now ? { ...answer, committed: ended || answer.committed } : answer, Boolean(now) && !ended, ended);
  }
  const paint = () => {
    const now = exam();
    if (now) makeAll();
    items.forEach((_, i) => show(i, now));
    bar.paint(now, state(), model.get("storage"));
    hall.paint(now);
    paper?.paint(Boolean(now) && !now.ended);
  };
  root.replaceChildren(el("div", { class: "cb-quiz" }, bar.node, hall.node, paper?.node ?? "", el("ol", { class: "cb-questions" }, ...items), hall.end));
  model.on("change:state", paint);
  if (twin && freshlyOpened()) inTurn(items, make);
  else makeAll();
  paint();
  return () => {
    model.off("change:state", paint);
    hall.stop();
  };
}

/** The questions of an exam, or all of them. */
const askedIn = (card, exam) => (exam ? card.questions.filter(({ id }) => exam.ids.includes(id)) : card.questions);

const answeredIn = (card, exam) => askedIn(card, exam).map((question) => [question, recorded(question, exam)]).filter(([, answer]) => answer.chosen.length || answer.text);

/** Whether the page is seen from its top, as one that is come back to or opened at a question is not. */
function freshlyOpened() {
  const [visit] = performance.getEntriesByType("navigation");
  return visit?.type === "navigate" && !location.hash;
}

/** Make the first questions at once, the others while the page is idle; one that is reached before its turn is made then. */
function inTurn(items, make) {
  const AT_ONCE = 3;
  const SIGNS = ["pointerover", "pointerdown", "focusin"];
  const ENOUGH = 10; // milliseconds left of an idle stretch for one question more, on a slow device
  const later = globalThis.requestIdleCallback ?? ((act) => setTimeout(act, 20));
  let next = AT_ONCE;
  const step = (idle) => {
    do {
      make(next);
      next += 1;
    } while (next < items.length && idle?.timeRemaining() > ENOUGH);
    if (next < items.length) later(step, { timeout: 100 });
    else SIGNS.forEach((sign) => items[0].parentNode.removeEventListener(sign, reached));
  };
  const reached = ({ target, type }) => {
    const i = items.findIndex((item) => item.contains(target));
    if (i >= 0) make(i);
    if (type === "focusin" && !target.isConnected) items[i].querySelector("input, select, textarea, button").focus();
  };
  items.slice(0, AT_ONCE).forEach((_, i) => make(i));
  if (items.length <= AT_ONCE) return;
  later(step, { timeout: 100 });
  SIGNS.forEach((sign) => items[0].parentNode.addEventListener(sign, reached));
}

/** The line above the questions: how many answered, how many points, and starting over. */
function barView(card, erase) {
  const standing = el("p", { class: "cb-standing" });
  const over = startingOver("Erase all answers in this quiz?", "answers", erase);
  function paint(exam, state, storage) {
    const answers = card.questions.map((question) => [question, recorded(question, state)]).filter(([, answer]) => answer.committed);
    const points = answers.reduce((sum, [question, answer]) => sum + score(question, answer.chosen), 0);
    standing.hidden = Boolean(exam);
    standing.textContent = answers.length
      ? `Answered ${answers.length} of ${card.questions.length} · ${Number(points.toFixed(2))} of ${answers.length} points`
      : `${card.questions.length} questions, none answered yet`;
    over.paint(answers.length > 0 && !exam, storage);
  }
  return { node: el("div", { class: "cb-bar" }, standing, ...over.nodes), paint };
}

const FINISH = "Finish, and see the answers";

/** Setting up, sitting and ending an exam. */
function examView(card, exam, keep, begun) {
  const most = card.questions.length;
  const field = (words, attrs) => {
    const input = el("input", attrs);
    return [el("label", {}, words, input), input];
  };
  const [countField, count] = field("Questions ", { type: "number", min: "1", max: String(most), value: String(Math.min(most, 10)) });
  const [seedField, seed] = field("Draw ", { type: "text", value: "1", maxlength: "40", size: "6" });
  const [clockField, clock] = field("Minutes (0: no clock) ", { type: "number", min: "0", max: "600", value: "0" });
  const setup = el("details", { class: "cb-exam-setup" }, el("summary", {}, "Take it as an exam"),
    el("p", { class: "cb-hint" }, "Questions drawn from this quiz, without hints; the answers are at the end. The same draw gives the same questions to everyone. You can leave and come back; your practice answers stay as they are."),
    el("p", { class: "cb-exam-fields" }, countField, seedField, clockField),
    el("button", { type: "button", class: "cb-button", click: start }, "Begin the exam"));
  const standing = el("p", { class: "cb-exam-standing", tabindex: "-1" });
  const left = el("p", { class: "cb-clock", role: "timer" });
  const said = el("p", { role: "status" });
  const finish = el("button", { type: "button", class: "cb-button cb-main", click: finishing }, FINISH);
  const leave = el("button", { type: "button", class: "cb-button cb-quiet", click: back }, "Back to practice");
  const sitting = el("div", { class: "cb-bar", hidden: true }, standing, left, said);
  const ending = el("p", { class: "cb-exam-end", hidden: true }, finish, leave);
  let ticking = 0;

  function start() {
    const wanted = Math.max(1, Math.min(most, Math.floor(Number(count.value)) || most));
    const minutes = Math.max(0, Math.min(600, Number(clock.value) || 0));
    const ids = drawn(card.questions.map((question) => question.id), wanted, seed.value.trim());
    keep({ exam: { seed: seed.value.trim(), ids, minutes, started: Date.now(), answers: {} } });
    setup.open = false;
    begun();
    standing.focus({ preventScroll: true });
  }
  function finishing() {
    const open = askedIn(card, exam()).length - answeredIn(card, exam()).length;
    if (!open || finish.dataset.asked) end();
    else {
      finish.dataset.asked = "yes";
      said.textContent = `${open === 1 ? "One question has" : `${open} questions have`} no answer.`;
      finish.textContent = `${said.textContent} Finish all the same? Press again`;
    }
  }
  function end() {
    const now = exam();
    const answers = Object.fromEntries(Object.entries(now.answers).map(([id, answer]) => [id, { ...answer, committed: true }]));
    keep({ exam: { ...now, answers, ended: Date.now() } });
    sitting.scrollIntoView();
    standing.focus();
  }
  function back() {
    const now = exam();
    if (now.ended || leave.dataset.asked) {
      keep({ exam: undefined });
      setup.querySelector("summary").focus();
    } else {
      leave.dataset.asked = "yes";
      leave.textContent = "Leave without the answers? Press again";
    }
  }
  function tick() {
    const now = exam();
    if (!now || now.ended || !now.minutes) return;
    const seconds = Math.ceil((now.started + now.minutes * 60000 - Date.now()) / 1000);
    if (seconds <= 0) {
      end();
      said.textContent = "Time is up.";
      return;
    }
    left.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")} left`;
    if (seconds === 60) said.textContent = "One minute left.";
  }
  function paint(now) {
    setup.hidden = Boolean(now);
    sitting.hidden = ending.hidden = !now;
    clearInterval(ticking);
    left.textContent = "";
    if (!now) return;
    delete leave.dataset.asked;
    if (finish.dataset.asked) said.textContent = "";
    delete finish.dataset.asked;
    finish.textContent = FINISH;
    leave.textContent = now.ended ? "Back to practice" : "Leave the exam";
    finish.hidden = Boolean(now.ended);
    const asked = askedIn(card, now);
    const given = answeredIn(card, now);
    if (now.ended) {
      const points = given.reduce((sum, [question, answer]) => sum + score(question, answer.chosen), 0);
      standing.textContent = `Exam, draw ${now.seed || "without a name"}: ${Number(points.toFixed(2))} of ${asked.length} points; ${given.length} of ${asked.length} answered.`;
    } else {
      standing.textContent = `Exam, draw ${now.seed || "without a name"}: ${given.length} of ${asked.length} answered; the answers come at the end.`;
      if (now.minutes) ticking = setInterval(tick, 1000);
      if (now.minutes) queueMicrotask(tick);
    }
  }
  return { node: el("div", {}, setup, sitting), end: ending, paint, stop: () => clearInterval(ticking) };
}

/** `count` of the ids in their own order, the same for the same seed; book/draw.py draws alike. */
function drawn(ids, count, seed) {
  const rank = (text) => {
    let value = 2166136261;
    for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 16777619) >>> 0;
    value = Math.imul((value ^ (value >>> 16)) >>> 0, 0x85ebca6b) >>> 0;
    return (value ^ (value >>> 13)) >>> 0;
  };
  const ranked = ids.map((id) => [rank(`${seed}:${id}`), id]).sort(([a, one], [b, other]) => a - b || (one < other ? -1 : 1));
  const chosen = new Set(ranked.slice(0, count).map(([, id]) => id));
  return ids.filter((id) => chosen.has(id));
}

export default { render, score, drawn };
