KINDS.passage = {
  credit: ({ extracts }, chosen) => Number(new Set(chosen).size === 1 && rightOnes(extracts).includes(chosen[0])),
  key: ({ extracts }) => rightLetters(extracts),
  control: (name, { extracts }, changed) => choosing(name, extracts, false, changed),
  missing: (question, chosen) => (chosen.length ? "" : "Choose a passage first."),
};
