KINDS.matching = {
  credit({ rows }, chosen) {
    const given = pairs(chosen);
    return rows.filter((row) => given.get(row.id) === row.key).length / rows.length;
  },
  key: () => "",
  control: (name, { rows, choices }, changed) => assigning(name, rows, choices, changed),
  missing: ({ rows }, chosen) => unassigned(rows, chosen),
};
