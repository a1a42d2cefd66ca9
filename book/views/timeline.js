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
  const button = (words, click) => el("button", { type: "button", class: "cb-button cb-quiet", click }, words);
  const canvas = el("div", { class: "cb-canvas" });
  const here = el("span", { class: "cb-here" });
  const look = el("div", { class: "cb-look", role: "slider", tabindex: "0", "aria-valuemin": "0", keydown: byKey }, canvas, here);
  look.addEventListener("touchstart", (event) => event.stopPropagation(), { capture: true, passive: true }); // a finger scrolls the page
  const note = el("p", { class: "cb-note" });
  const legend = el("ul", { class: "cb-legend" });
  const count = el("span", { class: "cb-count" });
  const text = el("div", { role: "status" });
  const detail = el("div", { class: "cb-detail" },
    el("div", { class: "cb-tools", role: "group", "aria-label": "Step through the events" }, button("Previous event", () => stepTo(-1)), button("Next event", () => stepTo(1)), count), text);
  const list = el("ol", { class: "cb-event-list" });
  const scales = card.scales.map((scale) => button(scale.title, () => choose({ scale: scale.id, event: "" })));
  const tools = el("div", { class: "cb-tools", role: "group", "aria-label": "Move about" },
    ...[["Earlier", -1, 1], ["Later", 1, 1], ["Zoom in", 0, 0.5], ["Zoom out", 0, 2]].map(([words, shift, factor]) => button(words, () => move(shift, factor))),
    button("Show all", () => see(current().figure.layout.xaxis.range)));
  stage.replaceChildren(
    el("div", { class: "cb-tools", role: "group", "aria-label": "What to show" }, ...scales), note,
    el("div", { class: "cb-beside" }, el("div", {}, look, tools, legend), detail),
    el("details", { class: "cb-all-events" }, el("summary", {}, "Events in this view"), list));
  const state = () => model.get("state") ?? {};
  const current = () => card.scales.find((scale) => scale.id === state().scale) ?? card.scales[Math.min(1, card.scales.length - 1)];
  const place = () => current().events.findIndex((event) => event.id === state().event);
  function choose(change) {
    model.set("state", { ...state(), ...change });
    model.save_changes();
  }
  function stepTo(by) {
    const { id, events } = current();
    const at = place();
    reach({ scale: id, event: events[at < 0 ? (by > 0 ? 0 : events.length - 1) : (at + by + events.length) % events.length].id });
  }
  function reach(change) {
    choose(change);
    here.scrollIntoView({ block: "nearest" });
  }
  function byKey(event) {
    const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
    const { id, events } = current();
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (steps[event.key]) stepTo(steps[event.key]);
    else if (event.key === "Home" || event.key === "End") reach({ scale: id, event: events.at(event.key === "Home" ? 0 : -1).id });
    else if (event.key === "Escape") choose({ scale: id, event: "" });
    else return;
    event.preventDefault();
  }
  /** Zoom around the event that is chosen, or around the middle. */
  function move(shift, factor) {
    const [from, to] = canvas.layout.xaxis.range.map(moment);
    const chosen = shift ? undefined : spotOf(canvas, state().event)?.x;
    const middle = (chosen === undefined ? (from + to) / 2 : moment(chosen)) + (shift * (to - from)) / 3;
    const half = Math.max(((to - from) / 2) * factor, LEAST);
    see([middle - half, middle + half].map((end) => new Date(end).toISOString().slice(0, 23)));
  }
  /** Show a stretch of the calendar: timed events by themselves when it is days, as one mark when it is more. */
  function see(range) {
    const [from, to] = range.map(moment);
    const near = canvas.data.some((trace) => trace.name === "near") && to - from < canvas.layout.meta.near;
    const turned = ["near", "far"].map((name) => canvas.data.findIndex((trace) => trace.name === name));
    if (turned[0] >= 0) plotly.restyle(canvas, { visible: [near, !near] }, turned);
    plotly.relayout(canvas, { "xaxis.range": range });
  }
  let drawn = "";
  function paint() {
    const scale = current();
    if (drawn !== scale.id) turnTo(scale);
    const at = place();
    const event = scale.events[at];
    mark(plotly, canvas, event?.id, here);
    const spot = spotOf(canvas, event?.id);
    if (spot && canvas.layout.xaxis.type === "date") follow(moment(spot.x));
    look.setAttribute("aria-valuenow", String(at + 1));
    look.setAttribute("aria-valuetext", event ? `${at + 1} of ${scale.events.length}: ${event.label}` : "No event chosen");
    count.textContent = event ? `${at + 1} of ${scale.events.length}` : `${scale.events.length} in this view`;
    text.replaceChildren(...(event ? told(event) : [el("p", {}, "Choose an event in the figure or in the list.")]),
      ...(event?.scene ? [button("Show these events", () => { choose({ scale: event.scene, event: "" }); look.focus(); })] : []));
  }
  function turnTo(scale) {
    drawn = scale.id;
    const wide = scale.figure.layout.xaxis.type === "date";
    scales.forEach((one, i) => one.setAttribute("aria-pressed", String(card.scales[i] === scale)));
    note.replaceChildren(...prose(scale.note));
    legend.replaceChildren(...scale.legend.map(([marks, words]) => el("li", {}, el("span", { "aria-hidden": "true" }, marks), el("span", {}, words))));
    stage.querySelector(".cb-beside").classList.toggle("cb-strip", !wide);
    tools.hidden = !wide;
    look.setAttribute("aria-label", `${card.title}: ${scale.title}. Arrow keys step through the events, Escape lets go.`);
    look.setAttribute("aria-orientation", wide ? "horizontal" : "vertical");
    look.setAttribute("aria-valuemax", String(scale.events.length));
    canvas.style.setProperty("height", `${scale.figure.layout.height}px`);
    list.replaceChildren(...scale.events.map((event) => el("li", {}, el("button", { type: "button", class: "cb-link", click: () => choose({ scale: scale.id, event: event.id }) }, `${event.label}: ${event.when}`))));
    draw(plotly, canvas, scale.figure);
    canvas.on("plotly_click", ({ points }) => points[0].customdata && choose({ scale: scale.id, event: points[0].customdata }));
  }
  /** Bring a moment into view that lies outside. */
  function follow(at) {
    const [from, to] = canvas.layout.xaxis.range.map(moment);
    if (at < from || at > to) see([at - (to - from) / 2, at + (to - from) / 2].map((end) => new Date(end).toISOString().slice(0, 23)));
  }
  model.on("change:state", paint);
  paint();
  const repaint = () => { drawn = ""; paint(); };
  const theme = new MutationObserver(repaint);
  theme.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", repaint);
  return () => {
    model.off("change:state", paint);
    theme.disconnect();
    dark.removeEventListener("change", repaint);
    plotly.purge(canvas);
  };
}

const LEAST = 10 * 60_000;

/** A moment on plotly's axis in milliseconds; it has no zone. */
function moment(end) {
  return typeof end === "number" ? end : Date.parse(`${String(end).replace(" ", "T").slice(0, 23)}Z`);
}

/** Where an event or a scene stands in the figure. */
function spotOf(canvas, id) {
  for (const trace of canvas.data ?? []) {
    const at = id ? (trace.customdata?.indexOf(id) ?? -1) : -1;
    if (at >= 0) return { x: trace.x[at], y: trace.y[at], band: canvas.layout.meta?.bands?.[at] };
  }
  return undefined;
}

/** Make one event stand out: a thicker mark, and a band or a line where it stands. */
function mark(plotly, canvas, id, here) {
  const colour = (name) => getComputedStyle(canvas).getPropertyValue(name).trim();
  const spot = spotOf(canvas, id);
  canvas.data.forEach((trace, i) => {
    if (trace.customdata) plotly.restyle(canvas, { "marker.line.width": [trace.customdata.map((one) => (one === id ? 3.5 : 1))] }, [i]);
  });
  const shapes = canvas.layout.shapes.filter((shape) => shape.name !== "chosen");
  if (spot && !spot.band) shapes.push({ type: "line", name: "chosen", x0: spot.x, x1: spot.x, yref: "paper", y0: 0, y1: 1, layer: "below", line: { color: colour("--cb-ink"), width: 1, dash: "dot" } });
  if (spot?.band) shapes.push({ type: "rect", name: "chosen", xref: "paper", x0: -0.2, x1: 1.2, y0: spot.band[0], y1: spot.band[1], layer: "below", fillcolor: colour("--cb-soft"), line: { width: 0 } });
  plotly.relayout(canvas, { shapes });
  if (!spot) return;
  const [top, end] = spot.band ?? [spot.y - 24, spot.y + 24];
  here.style.setProperty("top", `${top}px`);
  here.style.setProperty("height", `${end - top}px`);
}

function told(event) {
  if (event.scene) return [el("p", {}, el("strong", {}, event.label), `: ${event.when}.`)];
  return [
    el("p", {}, el("strong", {}, event.label), `. ${event.when[0].toUpperCase()}${event.when.slice(1)}. ${event.status}.`),
    el("p", {}, ...prose(event.detail)),
    ...(event.note.length ? [el("p", { class: "cb-note" }, ...prose(event.note))] : []),
    el("blockquote", { class: "cb-court" }, el("p", {}, event.quote), el("footer", {}, pin(event.pin))),
  ];
}

export default { render, besideTwin: true };
