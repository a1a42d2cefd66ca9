KINDS.written = {
  credit: ({ checklist }, chosen) => checklist.filter((point) => chosen.includes(point.id)).length / checklist.length,
  key: () => "",
  control(name, { model, checklist }, changed) {
    const text = el("textarea", { id: `${name}-text`, rows: "7", maxlength: "8000", input: changed });
    const boxes = checklist.map((point) => {
      const box = el("input", { type: "checkbox", id: `${name}-${point.id}`, value: point.id, change: changed });
      return { box, node: el("li", { class: "cb-option" }, box, el("label", { for: box.id }, ...prose(point.text))) };
    });
    const graded = el("div", { class: "cb-model", tabindex: "-1", hidden: true }, el("p", {}, el("strong", {}, "A model answer. "), ...prose(model)),
      el("fieldset", {}, el("legend", {}, "Tick what your answer says; that is your score."), el("ul", { class: "cb-options" }, ...boxes.map((one) => one.node))));
    return {
      node: el("div", {}, el("label", { for: text.id }, "Your answer"), text, graded),
      read: () => boxes.filter(({ box }) => box.checked).map(({ box }) => box.value),
      text: () => text.value,
      paint(chosen, committed, answer) {
        if (text.value !== (answer.text ?? "")) text.value = answer.text ?? "";
        text.readOnly = committed;
        graded.hidden = !committed;
        boxes.forEach(({ box }) => { box.checked = chosen.includes(box.value); });
      },
      focus: () => text.focus(),
      model: graded, // read first, and graded by, once the answer is compared
    };
  },
  missing: (question, chosen, answer) => (answer.text?.trim() ? "" : "Write an answer first."),
  selfGraded: true,
};
