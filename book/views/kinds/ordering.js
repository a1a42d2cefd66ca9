KINDS.ordering = {
  credit({ right }, chosen) {
    if ([...chosen].sort().join() !== [...right].sort().join()) return 0;
    let inOrder = 0;
    let all = 0;
    right.forEach((first, i) => right.slice(i + 1).forEach((second) => {
      all += 1;
      inOrder += chosen.indexOf(first) < chosen.indexOf(second);
    }));
    return Math.max(0, (2 * inOrder - all) / all);
  },
  key: () => "",
  control(name, { steps, right }, changed) {
    const said = el("p", { class: "cb-hint", role: "status" });
    const list = el("ol", { class: "cb-options cb-ordered" });
    const views = new Map(steps.map((step) => {
      const words = plain(step.text);
      const up = el("button", { type: "button", class: "cb-button cb-quiet", "aria-label": `Move up: ${words}`, click: () => move(step.id, -1, up) }, "Up");
      const down = el("button", { type: "button", class: "cb-button cb-quiet", "aria-label": `Move down: ${words}`, click: () => move(step.id, 1, down) }, "Down");
      const mark = el("span", { class: "cb-mark-words" });
      const reason = el("div", { class: "cb-reason", hidden: true }, el("p", {}, ...prose(step.rationale)));
      return [step.id, { node: el("li", { class: "cb-option cb-step-option" }, el("span", {}, ...prose(step.text), mark), el("span", { class: "cb-moves" }, up, down), reason), up, down, mark, reason }];
    }));
    let order = steps.map((step) => step.id);
    let touched = false;
    function move(id, by, button) {
      const at = order.indexOf(id);
      const to = at + by;
      if (to < 0 || to >= order.length) return;
      order.splice(at, 1);
      order.splice(to, 0, id);
      touched = true;
      changed();
      arrange();
      (button.disabled ? [views.get(id).up, views.get(id).down].find((other) => !other.disabled) : button).focus();
      said.textContent = `Now at place ${to + 1} of ${order.length}.`;
    }
    function arrange() {
      if (order.some((id, i) => list.children[i] !== views.get(id).node)) list.replaceChildren(...order.map((id) => views.get(id).node));
    }
    return {
      node: el("div", {}, list, said),
      read: () => (touched ? [...order] : []),
      paint(chosen, committed) {
        touched = chosen.length > 0;
        order = touched ? [...chosen] : steps.map((step) => step.id);
        arrange();
        if (committed) said.textContent = "";
        order.forEach((id, i) => {
          const { node, up, down, mark, reason } = views.get(id);
          up.disabled = committed || i === 0;
          down.disabled = committed || i === order.length - 1;
          up.hidden = down.hidden = committed;
          const place = right.indexOf(id);
          node.classList.toggle("cb-right", committed && place === i);
          node.classList.toggle("cb-wrong", committed && place !== i);
          mark.textContent = !committed ? "" : place === i ? " ✓ In its place" : ` ✗ Belongs at place ${place + 1}`;
          reason.hidden = !committed;
        });
      },
      focus: () => [...views.values()].map((view) => view.up).concat([...views.values()].map((view) => view.down)).find((button) => !button.disabled && button.isConnected)?.focus(),
    };
  },
  missing: (question, chosen) => (chosen.length ? "" : "Move the steps into order first."),
};
