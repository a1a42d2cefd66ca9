KINDS.several = {
  credit({ options }, chosen) {
    const picked = [...new Set(chosen)];
    const key = rightOnes(options);
    const hits = picked.filter((id) => key.includes(id)).length;
    return Math.max(0, (hits - (picked.length - hits)) / key.length);
  },
  key: ({ options }) => rightLetters(options),
  control: (name, { options }, changed) => choosing(name, options, true, changed),
  missing: (question, chosen) => unchosen(chosen),
};
