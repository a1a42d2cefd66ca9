// The timeline: the plotly figure, loaded only when the reader asks, with every event reachable by keyboard.
// State: { scale?: string, event?: string }

function render({ model, el: root }) {
  const card = model.get("card");
  const status = el("p", { class: "cb-status", role: "status" });
  const open = el("button", { type: "button", class: "cb-button cb-main", click: start }, "Open the interactive timeline");
  const stage = el("div", { class: "cb-stage", hidden: true });
  root.replaceChildren(el("div", { class: "cb-timeline-live" }, open, status, stage));
  let stop = () => {};
  async function start() {
    open.disabled = true;
    status.textContent = "Loading the timeline.";
    try {
      const plotly = await drawingLibrary(model);
      status.textContent = "";
      open.hidden = true;
      stage.hidden = false;
      root.parentElement?.querySelector(".cb-pictures")?.remove();
      stop = show({ model, card, plotly, stage });
      stage.querySelector('[aria-pressed="true"]').focus();
    } catch (error) {
      open.disabled = false;
      status.textContent = `${error.message} The pictures and tables below hold every event.`;
    }
  }
  return () => stop();
}

function show({ model, card, plotly, stage }) {
  const canvas = el("div", { class: "cb-canvas", role: "img", "aria-label": card.title });
  const note = el("p", { class: "cb-note" });
  const detail = el("div", { class: "cb-detail", role: "status" });
  const list = el("ol", { class: "cb-event-list" });
  const scales = card.scales.map((scale) => el("button", { type: "button", class: "cb-button cb-quiet", click: () => choose({ scale: scale.id, event: "" }) }, scale.title));
  const tools = [["Earlier", -1, 1], ["Later", 1, 1], ["Zoom in", 0, 0.5], ["Zoom out", 0, 2]].map(([words, shift, factor]) =>
    el("button", { type: "button", class: "cb-button cb-quiet", click: () => move(shift, factor) }, words));
  const whole = el("button", { type: "button", class: "cb-button cb-quiet", click: () => plotly.relayout(canvas, { "xaxis.autorange": true }) }, "Show all");
  const step = (by, words) => el("button", { type: "button", class: "cb-button cb-quiet", click: () => stepTo(by) }, words);
  stage.replaceChildren(
    el("div", { class: "cb-tools", role: "group", "aria-label": "What to show" }, ...scales), note, canvas,
    el("div", { class: "cb-tools", role: "group", "aria-label": "Move about" }, step(-1, "Previous event"), step(1, "Next event"), ...tools, whole),
    detail, el("details", { class: "cb-all-events" }, el("summary", {}, "Events in this view"), list));
  const state = () => model.get("state") ?? {};
  const current = () => card.scales.find((scale) => scale.id === state().scale) ?? card.scales[Math.min(1, card.scales.length - 1)];
  function choose(change) {
    model.set("state", { ...state(), ...change });
    model.save_changes();
  }
  function stepTo(by) {
    const { events } = current();
    const at = events.findIndex((event) => event.id === state().event);
    choose({ scale: current().id, event: events[at < 0 ? (by > 0 ? 0 : events.length - 1) : (at + by + events.length) % events.length].id });
  }
  function move(shift, factor) {
    const axis = canvas.layout.xaxis;
    const dates = axis.type === "date";
    const [from, to] = axis.range.map((end) => (dates ? Date.parse(`${String(end).replace(" ", "T").slice(0, 23)}Z`) : Number(end)));
    const middle = (from + to) / 2 + (shift * (to - from)) / 3;
    const half = ((to - from) / 2) * factor;
    const back = (end) => (dates ? new Date(end).toISOString().slice(0, 23) : end);
    plotly.relayout(canvas, { "xaxis.range": [back(middle - half), back(middle + half)] });
  }
  let drawn = "";
  function paint() {
    const scale = current();
    scales.forEach((button, i) => button.setAttribute("aria-pressed", String(card.scales[i] === scale)));
    note.replaceChildren(...prose(scale.note));
    if (drawn !== scale.id) {
      drawn = scale.id;
      draw(plotly, canvas, scale.figure).then(() => canvas.on("plotly_click", ({ points }) => points[0].customdata && choose({ scale: scale.id, event: points[0].customdata })));
      list.replaceChildren(...scale.events.map((event) => el("li", {}, el("button", { type: "button", class: "cb-link", click: () => choose({ scale: scale.id, event: event.id }) }, `${event.label}: ${event.when}`))));
    }
    const event = scale.events.find(({ id }) => id === state().event);
    mark(plotly, canvas, event?.id);
    detail.replaceChildren(...(event ? told(event) : [el("p", {}, "Choose an event in the figure or in the list.")]));
  }
  model.on("change:state", paint);
  paint();
  return () => {
    model.off("change:state", paint);
    plotly.purge(canvas);
  };
}

/** Make one event stand out; the others stay readable. */
function mark(plotly, canvas, id) {
  (canvas.data ?? []).forEach((trace, i) => {
    if (!trace.customdata) return;
    const at = trace.customdata.indexOf(id);
    plotly.restyle(canvas, { "marker.line.width": [trace.customdata.map((_, j) => (j === at ? 4 : 1))], "marker.opacity": [trace.customdata.map((_, j) => (id && j !== at ? 0.55 : 1))] }, [i]);
  });
}

function told(event) {
  return [
    el("p", {}, el("strong", {}, event.label), `. ${event.when}. ${event.status}.`),
    el("p", {}, ...prose(event.detail)),
    ...(event.note.length ? [el("p", { class: "cb-note" }, ...prose(event.note))] : []),
    el("blockquote", { class: "cb-court" }, el("p", {}, event.quote), el("footer", {}, pin(event.pin))),
  ];
}

export default { render, besideTwin: true };
