// What a reader has answered, over all quizzes: shared by the pages of progress and of mixed review.
// `casebookBanks` holds every quiz: { [topic]: { title, questions: cards } }.

const banks = globalThis.casebookBanks;
const QUIZ = "clearly-established:quiz:";
const STATED = [0.5, 0.75, 0.95];

/** The answers kept for one quiz, each with its question, its credit, and whether it is worth another look. */
function answersOf(topic) {
  const state = keeper(QUIZ + topic).read();
  return banks[topic].questions.flatMap((question) => {
    const answer = recorded(question, state);
    if (answer.stale) return [{ topic, question, stale: true }];
    if (!answer.committed) return [];
    const credit = score(question, answer.chosen);
    return [{ topic, question, answer, credit, shaky: credit < 1 || answer.sure === 1 }];
  });
}

/** How well sureness was placed: for each step the stated chance, how often it was used, the mean credit; and the Brier score. */
function calibration(given) {
  const rated = given.filter(({ sure }) => sure);
  const steps = STATED.map((stated, i) => {
    const here = rated.filter(({ sure }) => sure === i + 1);
    return { stated, count: here.length, right: here.length ? here.reduce((sum, { credit }) => sum + credit, 0) / here.length : null };
  });
  const brier = rated.length ? rated.reduce((sum, { sure, credit }) => sum + (STATED[sure - 1] - credit) ** 2, 0) / rated.length : null;
  return { steps, brier };
}
