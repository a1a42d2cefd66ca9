// A stop in an opinion, or its question asked elsewhere (a card without `so_far`). The page unveils the court's answer when it
// hears that the stop is open.
// State: { answers } as in question.js, shared with the quiz, and { shown: { [stop id]: true } }.

function render({ model, el: root }) {
  const { id, title, question, so_far: soFar } = model.get("card");
  const view = questionView(`stop-${question.id}`, "", question, recorder(model));
  const show = el("button", { type: "button", class: "cb-button cb-quiet", click: () => {
    model.set("state", { ...model.get("state"), shown: { ...model.get("state").shown, [id]: true } });
    model.save_changes();
    const answer = root.closest(".cb-stop")?.nextElementSibling;
    answer?.setAttribute("tabindex", "-1");
    answer?.focus();
  } }, "Show me what the court did");
  root.replaceChildren(el("p", { class: "cb-stop-title" }, el("strong", {}, title)),
    soFar ? el("p", { class: "cb-so-far" }, el("strong", {}, "So far. "), ...prose(soFar)) : "",
    el("div", { class: "cb-quiz" }, view.node), soFar ? el("p", { class: "cb-show" }, show) : "");
  const paint = () => {
    const state = model.get("state");
    const answer = recorded(question, state);
    const open = answer.committed || Boolean(state.shown?.[id]);
    view.paint(answer);
    show.hidden = open;
    document.dispatchEvent(new CustomEvent("casebook:stop", { detail: { id, open, answered: answer.committed } }));
  };
  model.on("change:state", paint);
  paint();
  return () => model.off("change:state", paint);
}

export default { render };
