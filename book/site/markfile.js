// The reader's marks as files: written as a document to read and as data to take elsewhere, read as a stranger's input.

const LARGEST_FILE = 2_000_000;

/** A text of a mark as Markdown that shows just these words: no tag, no emphasis, no link. */
const plain = (text) => text.replace(/[\\`*_<&#]/g, "\\$&").replace(/\](?=[([:])/g, "\\]");

/** All marks as a document: by opinion, each quotation with its citation and the reader's note. */
function asMarkdown(groups, lost) {
  const out = ["# My marks in “Clearly Established”"];
  for (const { name, entries } of groups) {
    out.push(`## ${plain(name)}`);
    for (const { mark, citation, place } of entries) out.push(...entryLines(mark, `${plain(citation)}, ${called(place.passage.key)} of this edition.`));
  }
  if (lost.length) out.push("## Marks that have lost their place");
  for (const { mark, stood } of lost) out.push(...entryLines(mark, `Stood in ${plain(stood)}.`));
  return `${out.join("\n\n")}\n`;
}

function entryLines(mark, where) {
  const note = plain(mark.note).split("\n").map((line) => line.trim()).join("\n");
  return [`> ${plain(squeezed(mark.quote))}`, where, ...(note ? [`My note: ${note}`] : [])];
}

const asJson = (all) => `${JSON.stringify({ format: 1, book: "Clearly Established", marks: all }, null, 1)}\n`;

/**
 * Marks out of a file: those that are new, how many are here already, and the others with the reason why not.
 * @returns {{ refusal: string } | { added: object[], known: number, refused: string[] }}
 */
function marksOf(text, all) {
  if (text.length > LARGEST_FILE) return { refusal: "Nothing was imported: this is larger than any file of marks (2 MB at most)." };
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return { refusal: "Nothing was imported: this is not JSON. Choose a file that “Save as JSON” has made." };
  }
  if (typeof file !== "object" || file === null || !Array.isArray(file.marks)) return { refusal: "Nothing was imported: this holds no list of marks." };
  if (file.format !== 1) return { refusal: "Nothing was imported: this file has a format that this edition of the book does not know. It knows format 1." };
  if (all.length + file.marks.length > MOST_MARKS) return { refusal: `Nothing was imported: with it there would be more than ${MOST_MARKS} marks.` };
  return sorted(file.marks, all);
}

function sorted(entries, all) {
  const same = (mark) => JSON.stringify([mark.case, mark.passage, mark.quote, mark.before, mark.after, mark.note]);
  const known = new Set(all.map(same));
  const ids = new Set(all.map((mark) => mark.id));
  const found = { added: [], known: 0, refused: [] };
  entries.forEach((entry, i) => {
    const fault = faultOf(entry);
    if (fault) return found.refused.push(`Entry ${i + 1}: ${fault}.`);
    const mark = onlyMark(entry);
    if (known.has(same(mark))) return (found.known += 1);
    // The same mark with another note: both are kept, so that neither note is lost.
    for (let n = 2; ids.has(mark.id); n += 1) mark.id = `${entry.id.slice(0, 50)}-${n}`;
    known.add(same(mark));
    ids.add(mark.id);
    found.added.push(mark);
  });
  return found;
}
