// The page of progress: what is read, answered, shaky and due; how sure against how right; save, take in, erase.

const root = document.querySelector(".cb-progress");
const { opinions, quizzes: topics, stated } = JSON.parse(root.querySelector("script").textContent);
const MINE = "clearly-established:";
const MOST = 5_000_000;
const status = el("p", { role: "status" });
const tables = el("div", {});
const table = (caption, heads, rows) => el("div", { class: "cb-scroll", tabindex: "0", role: "region", "aria-label": caption },
  el("table", { class: "cb-events" }, el("caption", {}, caption), el("thead", {}, el("tr", {}, ...heads.map((head) => el("th", { scope: "col" }, head)))),
    el("tbody", {}, ...rows.map((cells) => el("tr", {}, ...cells.map((cell, i) => el(i ? "td" : "th", i ? { "data-head": heads[i] } : { scope: "row" }, cell)))))));

function read() {
  const schedule = keeper("clearly-established:review").read();
  const dueNow = (topic) => Object.entries(schedule).filter(([name, entry]) => name.startsWith(`${topic}/`) && Date.parse(entry?.card?.due) <= Date.now()).length;
  const quizzes = topics.map(({ id: topic, title, questions }) => {
    const given = answersOf(topic);
    const counted = given.filter(({ stale }) => !stale);
    const points = counted.reduce((sum, { credit }) => sum + credit, 0);
    const changed = given.length - counted.length;
    return { given: counted, row: [
      el("a", { href: `quizzes/${topic}/index.html` }, title), `${counted.length} of ${questions}`, counted.length ? Number(points.toFixed(2)) : "–",
      counted.filter(({ shaky }) => shaky).length, changed ? `${changed} (questions have changed)` : 0, dueNow(topic),
    ].map((cell) => (cell instanceof Node ? cell : String(cell))) };
  });
  const answered = new Set(quizzes.flatMap(({ given }) => given.map(({ topic, question }) => `${topic}/${question.id}`)));
  const readings = opinions.map(({ id, name, paragraphs, stops }) => {
    const { at = 0 } = keeper(`${MINE}read:${id}`).read();
    const far = Number.isInteger(at) && at > 0 ? el("a", { href: `chapters/${id}/opinion.html#p${Math.min(at, paragraphs)}` }, `to ¶${Math.min(at, paragraphs)} of ${paragraphs}`) : `not begun, ${paragraphs} paragraphs`;
    return [el("a", { href: `chapters/${id}/opinion.html` }, name), far, `${stops.filter((stop) => answered.has(stop)).length} of ${stops.length}`];
  });
  return { quizzes, readings, given: quizzes.flatMap(({ given }) => given) };
}

/** How well sureness was placed, as book/calibration.py reckons it: the steps, and the Brier score. */
function calibration(given) {
  const rated = given.filter(({ sure }) => sure);
  const steps = stated.map((chance, i) => {
    const here = rated.filter(({ sure }) => sure === i + 1);
    return { stated: chance, count: here.length, right: here.length ? here.reduce((sum, { credit }) => sum + credit, 0) / here.length : null };
  });
  const brier = rated.length ? rated.reduce((sum, { sure, credit }) => sum + (stated[sure - 1] - credit) ** 2, 0) / rated.length : null;
  return { steps, brier };
}

async function paint() {
  await loadAnswered(topics.map(({ id }) => id)).catch(() => {
    status.textContent = "Some quizzes could not be loaded; the counts leave them out. Nothing that you did is lost.";
  });
  const { quizzes, readings, given } = read();
  const { steps, brier } = calibration(given.map(({ answer, credit }) => ({ sure: answer.sure, credit })));
  const percent = (share) => (share === null ? "–" : `${Math.round(100 * share)} %`);
  const words = brier === null ? "Say how sure you are when you predict, and this table fills." : `Brier score: ${brier.toFixed(3)} (0 is perfect; answering “Unsure” and being right half of the time gives 0.250).`;
  tables.replaceChildren(
    table("Opinions", ["Opinion", "Read", "Stops answered"], readings),
    table("Quizzes", ["Quiz", "Answered", "Points", "Missed or unsure", "Answers no longer counted", "Due in review"], quizzes.map(({ row }) => row)),
    el("h2", {}, "How sure, how right"), el("p", {}, words),
    table("Predictions by how sure you were", ["You said", "That is", "Predictions", "Right"], steps.map(({ stated, count, right }, i) => [SURE[i], percent(stated), String(count), percent(right)])),
    brier === null ? "" : curve(steps));
}

/** The calibration curve, drawn when asked for; the table above holds the same. */
function curve(steps) {
  const used = steps.filter(({ count }) => count);
  const canvas = el("div", { class: "cb-canvas", role: "img", tabindex: "-1", "aria-label": "Calibration curve; the table above holds the same", hidden: true });
  const said = el("span", { role: "status" });
  const open = el("button", { type: "button", class: "cb-button", click: async () => {
    said.textContent = "Loading.";
    try {
      const plotly = await drawingLibrary({ get: (name) => (name === "asset" ? globalThis.casebook.asset : undefined) });
      canvas.hidden = false;
      await draw(plotly, canvas, { data: [
        { x: [0, 1], y: [0, 1], mode: "lines", line: { dash: "dot", width: 1 }, hoverinfo: "skip" },
        { x: used.map(({ stated }) => stated), y: used.map(({ right }) => right), mode: "lines+markers", line: {}, marker: { size: used.map(({ count }) => 8 + Math.min(count, 20)), symbol: used.map(() => "circle") }, text: used.map(({ count }) => `${count} predictions`), hovertemplate: "%{text}<extra></extra>" },
      ], layout: { template: "none", height: 360, showlegend: false, margin: { l: 70, r: 20, t: 20, b: 60 }, paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", xaxis: { range: [0, 1.05], title: { text: "How sure" }, tickformat: ".0%" }, yaxis: { range: [-0.05, 1.05], title: { text: "How often right" }, tickformat: ".0%" } } });
      open.hidden = true;
      said.textContent = "";
      canvas.focus();
    } catch (error) {
      said.textContent = error.message;
    }
  } }, "Show it as a curve");
  return el("div", {}, open, said, canvas);
}

/** Everything this book keeps here, as text by key. */
function everything() {
  try {
    return Object.fromEntries(Object.keys(localStorage).filter((key) => key.startsWith(MINE)).sort().map((key) => [key, localStorage.getItem(key)]));
  } catch {
    return {};
  }
}

function save() {
  const text = JSON.stringify({ format: 1, what: "Clearly Established: everything kept in one browser", keys: everything() }, null, 1);
  const link = el("a", { href: URL.createObjectURL(new Blob([text], { type: "application/json" })), download: "clearly-established.json" });
  link.click();
  status.textContent = "Saved as clearly-established.json.";
}

/** A stranger's file: refused unless it is what this page saves; each key ours, each value a record of ours. */
function takeIn(text) {
  if (text.length > MOST) throw new Error("The file is larger than 5 MB; this page saves none so large.");
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    throw new Error("The file is not JSON.");
  }
  if (found?.format !== 1 || typeof found.keys !== "object" || found.keys === null) throw new Error("The file was not saved by this page.");
  const entries = Object.entries(found.keys);
  const strange = entries.find(([key, value]) => !/^clearly-established:[a-z_:-]{1,80}(\d+)?$/.test(key) || typeof value !== "string");
  if (strange) throw new Error(`The file holds something that is not this book’s: ${strange[0].slice(0, 60)}.`);
  const old = everything();
  try {
    entries.forEach(([key, value]) => localStorage.setItem(key, value));
  } catch {
    Object.keys(everything()).forEach((key) => localStorage.removeItem(key));
    Object.entries(old).forEach(([key, value]) => localStorage.setItem(key, value));
    throw new Error("This browser’s storage is too full for the file; everything is as it was.");
  }
  return entries.length;
}

const file = el("input", { type: "file", accept: "application/json,.json", id: "cb-take-in", change: async () => {
  if (!file.files.length) return;
  try {
    const count = takeIn(await file.files[0].text());
    status.textContent = `Taken in: ${count} records. What had the same name here was replaced.`;
    paint();
  } catch (error) {
    status.textContent = error.message;
  }
  file.value = "";
} });
const sure = el("span", { hidden: true }, "Erase all answers, marks, schedules and settings of this book in this browser? ",
  el("button", { type: "button", class: "cb-button", click: erase }, "Erase everything"), " ",
  el("button", { type: "button", class: "cb-button cb-quiet", click: () => { sure.hidden = true; wipe.focus(); } }, "Keep it"));
const wipe = el("button", { type: "button", class: "cb-button cb-quiet", click: () => { sure.hidden = false; sure.querySelector(".cb-quiet").focus(); } }, "Erase");
function erase() {
  Object.keys(everything()).forEach((key) => localStorage.removeItem(key));
  sure.hidden = true;
  wipe.focus();
  status.textContent = "Erased.";
  paint();
}

root.replaceChildren(tables, el("h2", {}, "Keep, move, erase"),
  el("p", {}, "Save everything as a file, to keep it or to take it to another browser. Taking a file in replaces what has the same name here."),
  el("p", { class: "cb-actions" }, el("button", { type: "button", class: "cb-button", click: save }, "Save as a file")),
  el("p", {}, el("label", { for: "cb-take-in" }, "Take in a saved file "), file), el("p", {}, wipe, " ", sure), status);
paint();
