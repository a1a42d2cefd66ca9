KINDS.two = {
  credit({ options }, chosen) {
    const picked = new Set(chosen);
    return picked.size > 2 ? 0 : rightOnes(options).filter((id) => picked.has(id)).length / 2;
  },
  key: ({ options }) => rightLetters(options),
  control: (name, { options }, changed) => choosing(name, options, true, changed),
  missing: (question, chosen) => (chosen.length === 2 ? "" : `Choose exactly two; you have chosen ${chosen.length}.`),
};
