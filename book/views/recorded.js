// What the reader has answered to one question: shared by the question's view and by the search.

/** The answer on record, unless the question has changed since. */
function recorded(question, state) {
  const answer = state.answers?.[question.id];
  if (!answer) return { chosen: [], committed: false, stale: false };
  if (answer.version !== question.version) return { chosen: [], committed: false, stale: answer.committed };
  return { ...answer, stale: false };
}
