// What a reader has answered, over all quizzes: shared by the pages of progress and of mixed review. A quiz of which this browser
// keeps nothing is not loaded. `casebookBanks` holds those that are: { [topic]: { title, questions: cards } }.

const banks = (globalThis.casebookBanks ??= {});
const QUIZ = "clearly-established:quiz:";

/** Load the quizzes among `topics` that were answered in this browser, and those that are `needed` besides. */
async function loadAnswered(topics, needed = []) {
  const kept = (topic) => Object.keys(keeper(QUIZ + topic).read().answers ?? {}).length > 0;
  await Promise.all(topics.filter((topic) => kept(topic) || needed.includes(topic)).map((topic) => wanted(`bank-${topic}.js`)));
}

/** The answers kept for one quiz, each with its question, its credit, and whether it is worth another look. */
function answersOf(topic) {
  const state = keeper(QUIZ + topic).read();
  return (banks[topic]?.questions ?? []).flatMap((question) => {
    const answer = recorded(question, state);
    if (answer.stale) return [{ topic, question, stale: true }];
    if (!answer.committed) return [];
    const credit = score(question, answer.chosen);
    return [{ topic, question, answer, credit, shaky: credit < 1 || answer.sure === 1 }];
  });
}
