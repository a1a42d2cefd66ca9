// A stop in an opinion, or its question asked elsewhere (a card without `so_far`). The page unveils the court's answer when it
// hears that the stop is open.
// State: { answers } as in question.js, shared with the quiz, and { shown: { [stop id]: true } }.

function render({ model, el: root }) {
  const { id, title, question, so_far: soFar } = model.get("card");
  const view = questionView(`stop-${question.id}`, "", question, recorder(model));
  const show = el("p", { class: "cb-show" }, el("button", { type: "button", class: "cb-button cb-quiet", click: () => {
    model.set("state", { ...model.get("state"), shown: { ...model.get("state").shown, [id]: true } });
    model.save_changes();
    const answer = root.closest(".cb-stop")?.nextElementSibling;
    answer?.setAttribute("tabindex", "-1");
    answer?.focus();
  } }, "Show me what the court did"));
  root.replaceChildren(el("p", { class: "cb-stop-title" }, el("strong", {}, title)),
    soFar ? el("p", { class: "cb-so-far" }, el("strong", {}, "So far. "), ...prose(soFar)) : "",
    el("div", { class: "cb-quiz" }, view.node), soFar ? show : "");
  const standing = () => {
    const state = model.get("state");
    const answer = recorded(question, state);
    return { answer, open: answer.committed || Boolean(state.shown?.[id]) };
  };
  const paint = () => {
    const { answer, open } = standing();
    view.paint(answer);
    show.hidden = open;
  };
  const tell = () => {
    const { answer, open } = standing();
    document.dispatchEvent(new CustomEvent("casebook:stop", { detail: { id, open, answered: answer.committed } }));
  };
  const change = () => {
    paint();
    if (standing().answer.committed) painted(tell); // the verdict first
    else tell();
  };
  model.on("change:state", change);
  paint();
  tell();
  return () => model.off("change:state", change);
}

export default { render };
