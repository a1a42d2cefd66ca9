// The table of authorities: filters over the rows of its twin, and the map of who cites what.
// State: { opinion?: string, role?: string, kind?: string, words?: string }

function render({ model, el: root }) {
  const card = model.get("card");
  const status = el("p", { role: "status" });
  const choices = (name, words, list) => {
    const select = el("select", { change: () => choose(name, select.value) }, el("option", { value: "" }, words), ...list.map(([value, text]) => el("option", { value }, text)));
    return [name, select];
  };
  const fields = new Map([
    choices("opinion", "Any opinion", card.opinions),
    choices("role", "Any role", card.roles),
    choices("kind", "Any kind", card.kinds),
  ]);
  const words = el("input", { type: "search", "aria-label": "Name or cite", placeholder: "Name or cite", input: () => choose("words", words.value) });
  fields.set("words", words);
  for (const [name, label] of [["opinion", "Cited by"], ["role", "In the role"], ["kind", "Kind"]]) fields.get(name).setAttribute("aria-label", label);
  const all = el("button", { type: "button", class: "cb-button cb-quiet", click: () => { model.set("state", {}); model.save_changes(); words.focus(); } }, "All authorities");
  const map = mapView(model, card, (id) => show(id));
  root.replaceChildren(map.node, el("div", { class: "cb-filters", role: "group", "aria-label": "Which authorities to show" }, ...fields.values(), all), status);
  const rows = () => [...(root.nextElementSibling?.querySelectorAll("tbody tr") ?? [])];

  function choose(name, value) {
    model.set("state", { ...model.get("state"), [name]: value });
    model.save_changes();
  }
  function show(id) {
    model.set("state", {});
    model.save_changes();
    const row = document.getElementById(`a-${id}`);
    row.querySelector("details").open = true;
    row.querySelector("summary").focus();
    row.scrollIntoView({ block: "center" });
  }
  function paint() {
    const state = model.get("state") ?? {};
    for (const [name, field] of fields) if (field.value !== (state[name] ?? "")) field.value = state[name] ?? "";
    const shown = rows().filter((row) => {
      row.hidden = !fits(row, state);
      return !row.hidden;
    });
    status.textContent = `${shown.length} of ${rows().length} authorities`;
    all.hidden = !Object.values(state).some(Boolean);
  }
  model.on("change:state", paint);
  queueMicrotask(paint);
  const follow = () => location.hash.startsWith("#a-") && document.getElementById(location.hash.slice(1)) && show(location.hash.slice(3));
  queueMicrotask(follow);
  addEventListener("hashchange", follow);
  return () => {
    removeEventListener("hashchange", follow);
    model.off("change:state", paint);
    map.stop();
  };
}

/** Whether a row is one that the reader asked for. An opinion and a role must meet in one use. */
function fits(row, { opinion = "", role = "", kind = "", words = "" }) {
  const uses = row.dataset.uses.split(" ").map((use) => use.split("/"));
  return (!kind || row.dataset.kind === kind)
    && uses.some(([by, as]) => (!opinion || by === opinion) && (!role || as === role))
    && (row.cells[0].querySelector("p")?.textContent + row.cells[0].textContent).toLowerCase().includes(words.trim().toLowerCase());
}

/** The map, drawn when the reader asks for it; a mark leads to its row. */
function mapView(model, card, show) {
  const status = el("p", { role: "status" });
  const canvas = el("div", { class: "cb-canvas", role: "img", hidden: true, "aria-label": "Map of the cases by year and citing opinion; the table below holds the same" });
  const open = el("button", { type: "button", class: "cb-button", click: start }, "Show the map of who cites what");
  const note = el("p", { class: "cb-note", tabindex: "-1", hidden: true }, "Each mark is a case, by the year it was decided, in the row of an opinion that cites it; a line joins the rows that cite the same case, and a dotted line marks the year of each incident. A mark, pressed with mouse or finger, leads to its row; by keyboard, the table below holds the same.");
  let stop = () => {};
  async function start() {
    open.disabled = true;
    status.textContent = "Loading the map.";
    try {
      const plotly = await drawingLibrary(model);
      canvas.hidden = note.hidden = false;
      await draw(plotly, canvas, card.figure);
      canvas.on("plotly_click", ({ points }) => points[0].customdata && show(points[0].customdata));
      open.hidden = true;
      status.textContent = "";
      note.focus();
      stop = () => plotly.purge(canvas);
    } catch (error) {
      open.disabled = false;
      status.textContent = `${error.message} The table below holds every authority.`;
    }
  }
  return { node: el("div", { class: "cb-map" }, open, status, note, canvas), stop: () => stop() };
}

export default { render, besideTwin: true };
