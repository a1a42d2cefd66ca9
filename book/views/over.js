// Starting over, and what is said when the browser keeps nothing: shared by quiz, grid and fork.

/** The nodes for a bar: `words` ask before `erase` is called; `mine` names what is erased, or lost without storage. */
function startingOver(words, mine, erase) {
  const trouble = el("p", { class: "cb-trouble", role: "alert", hidden: true });
  const ask = el("button", { type: "button", class: "cb-button cb-quiet", click: () => toggle(true) }, "Start over");
  const no = el("button", { type: "button", class: "cb-button cb-quiet", click: () => toggle(false) }, "Keep them");
  const sure = el("span", { class: "cb-sure", hidden: true }, `${words} `,
    el("button", { type: "button", class: "cb-button", click: () => { toggle(false); erase(); } }, "Erase"), " ", no);
  function toggle(asking) {
    sure.hidden = !asking;
    ask.hidden = asking;
    (asking ? no : ask).focus();
  }
  function paint(some, storage) {
    ask.hidden = !some || !sure.hidden;
    trouble.hidden = !storage || storage === "kept";
    trouble.textContent = trouble.hidden ? "" : `${storage} Your ${mine} stay on this page until you leave it, and are then lost.`;
  }
  return { nodes: [ask, sure, trouble], paint };
}
