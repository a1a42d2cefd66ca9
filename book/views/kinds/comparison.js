KINDS.comparison = {
  credit: (question, chosen) => KINDS.matching.credit(question, chosen),
  key: () => "",
  control(name, { against, rows, choices }, changed) {
    const control = assigning(name, rows, choices, changed);
    return { ...control, node: el("div", {}, el("p", { class: "cb-hint" }, "Compared with ", el("em", {}, against)), control.node) };
  },
  missing: ({ rows }, chosen) => unassigned(rows, chosen),
};
