// What this browser keeps under one key; joined to every script of the site that keeps something.
const FULL = "This browser’s storage is full or closed to this page.";

/**
 * The reader's record under `key`, its content under `field`; what cannot be read is put aside, never overwritten.
 * @param {string} key
 * @param {string} field
 * @param {object} empty  the content where there is none
 */
function keeper(key, field = "state", empty = {}) {
  let kept = "kept";
  function read() {
    let text = null;
    try {
      text = localStorage.getItem(key);
      if (text === null) return empty;
      const record = JSON.parse(text);
      const found = record.format === 1 ? record[field] : null;
      if (typeof found !== "object" || found === null || Array.isArray(found) !== Array.isArray(empty)) throw new Error("unknown format");
      return found;
    } catch {
      if (text === null) kept = FULL;
      else putAside(text);
      return empty;
    }
  }
  function putAside(text) {
    let name = `${key}:unreadable`;
    for (let n = 2; ![null, text].includes(localStorage.getItem(name)); n += 1) name = `${key}:unreadable-${n}`;
    put(name, text);
  }
  function put(name, text) {
    try {
      localStorage.setItem(name, text);
      kept = "kept";
    } catch {
      kept = FULL;
    }
  }
  /** Keep a copy of the record as it stands, for content of which only a part can be read. */
  const aside = () => putAside(localStorage.getItem(key));
  return { read, aside, write: (content) => put(key, JSON.stringify({ format: 1, [field]: content })), kept: () => kept };
}
