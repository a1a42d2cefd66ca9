KINDS["pin-cite"] = {
  credit({ options, extracts }, chosen) {
    const given = pairs(chosen);
    if (!rightOnes(options).includes(given.get("ruling"))) return 0;
    return rightOnes(extracts).includes(given.get("pin")) ? 1 : 0.5;
  },
  key: ({ options, extracts }) => `ruling ${rightLetters(options)}, passage ${rightLetters(extracts)}`,
  control(name, { options, extracts }, changed) {
    const ruling = choosing(`${name}-ruling`, options, false, changed);
    const proof = choosing(`${name}-pin`, extracts, false, changed);
    const of = (chosen, part) => [...pairs(chosen)].filter(([key]) => key === part).map(([, value]) => value);
    const group = (words, control) => el("div", { role: "group", "aria-label": words }, el("p", { class: "cb-step" }, words), control.node);
    return {
      node: el("div", {}, group("1. The ruling", ruling), group("2. The passage that proves it", proof)),
      read: () => [...ruling.read().map((id) => `ruling=${id}`), ...proof.read().map((id) => `pin=${id}`)],
      paint(chosen, committed) {
        ruling.paint(of(chosen, "ruling"), committed);
        proof.paint(of(chosen, "pin"), committed);
      },
      focus: ruling.focus,
    };
  },
  missing(question, chosen) {
    const given = pairs(chosen);
    return !given.has("ruling") ? "Choose the ruling first." : !given.has("pin") ? "Now choose the passage that proves it." : "";
  },
};
