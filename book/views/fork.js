// The fork of a dissent: at each joint the reader takes a position, then sees whose it is and what each side says.
// State: { chosen: { [joint id]: "majority" | "dissent" } }. There is no right or wrong here.

function render({ model, el: root }) {
  const card = model.get("card");
  const change = (chosen) => {
    model.set("state", { ...model.get("state"), chosen });
    model.save_changes();
  };
  const joints = card.joints.map((joint) => jointView(card, joint, (side) => change({ ...taken(card, model.get("state")), [joint.id]: side })));
  const bar = forkBar(card, () => {
    change({});
    joints[0].focus();
  });
  const sum = el("div", { class: "cb-fork-end" });
  const end = el("section", { "aria-label": "Where you stand", hidden: true }, ...veiled(card, card.stops, sum));
  const paint = () => {
    const chosen = taken(card, model.get("state"));
    joints.forEach((view) => view.paint(chosen[view.id]));
    bar.paint(Object.keys(chosen).length, model.get("storage"));
    end.hidden = Object.keys(chosen).length < card.joints.length;
    sum.replaceChildren(...(end.hidden ? [] : stand(card, chosen)));
  };
  root.replaceChildren(
    el("p", {}, "At each joint choose the position that convinces you. Then you see whose it is. There is no right answer here; both are judges’ reasons. The court’s ruling is the majority’s."),
    ...joints.flatMap((view) => veiled(card, view.stops, view.node)), end, bar.node);
  model.on("change:state", paint);
  paint();
  return () => model.off("change:state", paint);
}

/** The sides on record, for the joints that there are. */
function taken(card, state) {
  const kept = Object(state.chosen);
  return Object.fromEntries(card.joints.filter(({ id }) => Object.keys(card.names).includes(kept[id])).map(({ id }) => [id, kept[id]]));
}

/** A node that tells how the court rules, kept back by the page until these stops are open. */
function veiled(card, stops, node) {
  if (!stops.length) return [node];
  return [el("div", { class: "cb-veiled", "data-stops": stops.join(" ") }, node), el("p", { class: "cb-veiled-words cb-ours" }, card.veiled)];
}

function jointView(card, joint, choose) {
  const name = `fork-${joint.id}`;
  const options = joint.order.map((side) => ({ side, input: el("input", { type: "radio", name, value: side, change: () => { warning.textContent = ""; } }) }));
  const warning = el("p", { class: "cb-warning", role: "alert" });
  const take = el("button", { type: "submit", class: "cb-button cb-main" }, "Take this position");
  const again = el("button", { type: "button", class: "cb-button cb-quiet", click: () => { choose(undefined); options[0].input.focus(); } }, "Choose again");
  const told = el("div", { class: "cb-told", tabindex: "-1", hidden: true });
  const form = el("form", { novalidate: true, submit },
    el("fieldset", {}, el("legend", {}, ...prose(joint.question)),
      ...options.map(({ side, input }) => el("label", { class: "cb-position" }, input, el("span", {}, ...prose(joint.sides[side].position))))),
    el("p", {}, take, again), warning);
  function submit(event) {
    event.preventDefault();
    const picked = options.find(({ input }) => input.checked);
    if (!picked) {
      warning.textContent = "Choose a position first.";
      return;
    }
    choose(picked.side);
    told.focus();
  }
  let shown = null;
  function paint(side = "") {
    if (side === shown) return;
    shown = side;
    options.forEach((option) => {
      option.input.checked = option.side === side;
      option.input.disabled = side !== "";
    });
    take.hidden = side !== "";
    again.hidden = told.hidden = side === "";
    told.replaceChildren(...(side ? reveal(card, joint, side) : []));
  }
  return { id: joint.id, stops: joint.stops, paint, focus: () => options[0].input.focus(), node: el("div", { class: "cb-joint" }, el("h3", {}, joint.joint), form, told) };
}

/** Whose position it is, and what each side says, in our words and in its own. */
function reveal(card, joint, chosen) {
  const sides = Object.keys(card.names).map((side) => {
    const { says, quote, pin: place } = joint.sides[side];
    return el("div", { class: side === chosen ? "cb-side cb-yours" : "cb-side" },
      el("p", {}, el("strong", {}, `${card.names[side]}${side === chosen ? " (your position)" : ""}. `), ...prose(says)),
      el("blockquote", { class: "cb-court" }, el("p", {}, quote), el("footer", {}, pin(place))));
  });
  return [el("p", {}, el("strong", {}, `Here you stand with the ${chosen}.`)), el("div", { class: "cb-sides" }, ...sides)];
}

/** The summary: with whom the reader stands at which joint, and where the two opinions end. */
function stand(card, chosen) {
  const count = (side) => Object.values(chosen).filter((one) => one === side).length;
  const [all] = Object.keys(card.names).filter((side) => count(side) === card.joints.length);
  const words = all
    ? `You stand with the ${all} at every joint. Its positions lead it to its result for the officers below.`
    : `You stand with the majority at ${count("majority")} of ${card.joints.length} joints and with the dissent at ${count("dissent")}. Each opinion draws its result for the officers from its own positions; this book draws none from a mix of the two.`;
  return [
    el("h3", {}, "Where you stand"), el("p", {}, words),
    el("ul", {}, ...card.joints.map(({ id, joint }) => el("li", {}, `${joint}: with the ${chosen[id]}`))),
    el("h3", {}, "Where the two opinions end"),
    ...Object.keys(card.names).map((side) => el("p", {}, el("strong", {}, `${card.names[side]}. `), ...prose(card.ends[side]))),
  ];
}

/** The line below the joints: at how many a side is taken, and starting over. */
function forkBar(card, erase) {
  const standing = el("p", { class: "cb-standing", role: "status" });
  const over = startingOver("Erase your positions?", "positions", erase);
  function paint(count, storage) {
    const words = `You have taken a position at ${count} of ${card.joints.length} joints.${count === card.joints.length ? " Where you stand is summed up above." : ""}`;
    if (standing.textContent !== words) standing.textContent = words;
    over.paint(count > 0, storage);
  }
  return { node: el("div", { class: "cb-bar" }, standing, ...over.nodes), paint };
}

export default { render, besideTwin: true };
