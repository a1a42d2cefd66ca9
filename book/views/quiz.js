// The quiz: one question after another, answered from the text.
// State: { answers } as in question.js.

function render({ model, el: root }) {
  const card = model.get("card");
  const views = card.questions.map((question, index) => questionView(`q-${question.id}`, `Question ${index + 1}`, question, recorder(model)));
  const bar = barView(card, () => {
    model.set("state", { ...model.get("state"), answers: {} });
    model.save_changes();
    views[0].focus();
  });
  const paint = () => {
    const state = model.get("state");
    views.forEach((view) => view.paint(recorded(view.question, state)));
    bar.paint(state, model.get("storage"));
  };
  root.replaceChildren(el("div", { class: "cb-quiz" }, bar.node, el("ol", { class: "cb-questions" }, ...views.map((view) => el("li", {}, view.node)))));
  model.on("change:state", paint);
  paint();
  return () => model.off("change:state", paint);
}

/** The line above the questions: how many answered, how many points, and starting over. */
function barView(card, erase) {
  const standing = el("p", { class: "cb-standing" });
  const trouble = el("p", { class: "cb-trouble", role: "alert", hidden: true });
  const ask = el("button", { type: "button", class: "cb-button cb-quiet", click: () => toggle(true) }, "Start over");
  const keep = el("button", { type: "button", class: "cb-button cb-quiet", click: () => toggle(false) }, "Keep them");
  const sure = el("span", { class: "cb-sure", hidden: true }, "Erase all answers in this quiz? ",
    el("button", { type: "button", class: "cb-button", click: () => { toggle(false); erase(); } }, "Erase"), " ", keep);
  function toggle(asking) {
    sure.hidden = !asking;
    ask.hidden = asking;
    (asking ? keep : ask).focus();
  }
  function paint(state, storage) {
    const answers = card.questions.map((question) => [question, recorded(question, state)]).filter(([, answer]) => answer.committed);
    const points = answers.reduce((sum, [question, answer]) => sum + score(question, answer.chosen), 0);
    standing.textContent = answers.length
      ? `Answered ${answers.length} of ${card.questions.length} · ${Number(points.toFixed(2))} of ${answers.length} points`
      : `${card.questions.length} questions, none answered yet`;
    ask.hidden = !answers.length || !sure.hidden;
    trouble.hidden = !storage || storage === "kept";
    trouble.textContent = trouble.hidden ? "" : `${storage} Your answers stay on this page until you leave it, and are then lost.`;
  }
  return { node: el("div", { class: "cb-bar" }, standing, ask, sure, trouble), paint };
}

export default { render, score };
