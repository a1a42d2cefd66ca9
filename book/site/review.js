// Mixed review: what was missed or unsure comes up again, over all quizzes, when FSRS says that it is time.
// Kept: { [topic/id]: { version, card } }, the card as ts-fsrs keeps it, with dates as text.

const root = document.querySelector(".cb-review");
const kept = keeper("clearly-established:review");
const topics = JSON.parse(root.querySelector("script").textContent);
const standing = el("p", { class: "cb-review-standing", role: "status", tabindex: "-1" });
const stage = el("div", { class: "cb-quiz" });
let schedule = kept.read();
let known = new Map();

/** Missed and unsure answers join the schedule, due at once; questions that are gone or changed leave it. */
function gather() {
  known = new Map(Object.entries(banks).flatMap(([topic, { questions }]) => questions.map((question) => [`${topic}/${question.id}`, { topic, question }])));
  const next = {};
  for (const [name, entry] of Object.entries(schedule)) {
    if (entry && known.get(name)?.question.version === entry.version && isCard(entry.card)) next[name] = entry;
  }
  for (const topic of topics) {
    for (const { question, shaky, stale } of answersOf(topic)) {
      const name = `${topic}/${question.id}`;
      if (!stale && shaky && !next[name]) next[name] = { version: question.version, card: plainCard(globalThis.FSRS.createEmptyCard(new Date())) };
    }
  }
  keep(next);
}

const isCard = (card) => typeof card === "object" && card !== null && !Number.isNaN(Date.parse(card.due)) && Number.isFinite(card.stability);
const plainCard = (card) => JSON.parse(JSON.stringify(card));

function keep(next) {
  schedule = next;
  kept.write(schedule);
}

/** What an answer says about memory: missed, hard, or good. */
function rating(credit, sure) {
  const { Rating } = globalThis.FSRS;
  if (credit === 0) return Rating.Again;
  return credit < 1 || sure === 1 ? Rating.Hard : Rating.Good;
}

const due = () => Object.keys(schedule).filter((name) => Date.parse(schedule[name].card.due) <= Date.now()).sort((a, b) => Date.parse(schedule[a].card.due) - Date.parse(schedule[b].card.due) || (a < b ? -1 : 1));

function paint() {
  const waiting = due();
  const all = Object.keys(schedule).length;
  const later = Object.values(schedule).map(({ card }) => Date.parse(card.due)).filter((when) => when > Date.now());
  const trouble = kept.kept() === "kept" ? "" : ` ${kept.kept()} The schedule is lost when you leave this page.`;
  const next = later.length ? ` The next comes up on ${new Date(Math.min(...later)).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" })}.` : "";
  standing.textContent = all
    ? `${waiting.length} of ${all} questions in review are due.${waiting.length ? "" : next}${trouble}`
    : `Nothing is in review yet: questions that you miss, or were unsure of, in a quiz or at a stop, come here.${trouble}`;
  stage.replaceChildren();
  if (waiting.length) ask(waiting[0]);
}

function ask(name) {
  const { topic, question } = known.get(name);
  let answer = { chosen: [], committed: false };
  const view = questionView(`review-${question.id}`, banks[topic].title, question, (_, given) => {
    const before = answer.committed;
    answer = given ? { ...given, version: question.version } : { chosen: [], committed: false };
    view.paint(answer);
    if (answer.committed && !before) settle();
  });
  const after = el("p", { class: "cb-actions" });
  const again = view.node.querySelector(".cb-actions .cb-quiet");
  stage.replaceChildren(view.node, after);
  view.paint(answer);
  function settle() {
    again.remove();
    const next = el("button", { type: "button", class: "cb-button cb-main", click: () => { settled(); paint(); (stage.querySelector("input, select, textarea, button") ?? standing).focus(); } }, "Next");
    after.replaceChildren(next);
    if (!KINDS[question.kind].selfGraded) settled();
  }
  let done = false;
  function settled() {
    if (done) return;
    done = true;
    const { fsrs, TypeConvert } = globalThis.FSRS;
    const card = TypeConvert.card(schedule[name].card);
    const { card: later } = fsrs({ enable_fuzz: false }).next(card, new Date(), rating(score(question, answer.chosen), answer.sure));
    keep({ ...schedule, [name]: { version: question.version, card: plainCard(later) } });
    after.append(" ", el("span", { class: "cb-note" }, `It comes up again on ${later.due.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" })}.`));
  }
}

/** Load the quizzes that were answered or are in review, and the scheduler when there is something to schedule. */
async function begin() {
  const inReview = Object.keys(schedule).map((name) => name.split("/")[0]);
  try {
    await loadAnswered(topics, inReview);
    if (inReview.length || topics.some((topic) => answersOf(topic).some(({ shaky }) => shaky))) await wanted("fsrs.js");
  } catch {
    standing.textContent = "The questions could not be loaded. What is in review is kept; open this page again.";
    return;
  }
  gather();
  paint();
}

root.replaceChildren(standing, stage);
begin();
