KINDS.single = {
  credit: ({ options }, chosen) => Number(new Set(chosen).size === 1 && rightOnes(options).includes(chosen[0])),
  key: ({ options }) => rightLetters(options),
  control: (name, { options }, changed) => choosing(name, options, false, changed),
  missing: (question, chosen) => unchosen(chosen),
};
