// Shared by the views that draw: the drawing library, loaded when it is wanted, and figures in the page's own colors.

const CONFIG = { displayModeBar: false, responsive: true, doubleClick: "reset" };

/** plotly.js: from a file beside the page's own scripts, or from the notebook widget's source. Loaded once. */
function drawingLibrary(model) {
  globalThis.casebookPlotly ??= load(model);
  return globalThis.casebookPlotly;
}

function load(model) {
  const source = model.get("plotly");
  const asset = model.get("asset");
  const script = el("script", { src: source ? URL.createObjectURL(new Blob([source], { type: "text/javascript" })) : asset("plotly.js") });
  if (!source) document.head.append(el("link", { id: "plotly.js-style-global", class: "no-inline-styles", rel: "stylesheet", href: asset("plotly.css") }));
  return new Promise((resolve, reject) => {
    script.addEventListener("load", () => resolve(globalThis.Plotly ?? globalThis.moduleName));
    script.addEventListener("error", () => {
      globalThis.casebookPlotly = undefined;
      reject(new Error("The drawing library could not be loaded."));
    });
    document.head.append(script);
  });
}

/** Keep the library's own measuring picture from a screen reader. */
function unheard(canvas) {
  document.getElementById("js-plotly-tester")?.setAttribute("aria-hidden", "true");
  return canvas;
}

/** Draw a figure (plotly JSON) in the page's own colors and with its own words for the halves of a day. */
function draw(plotly, canvas, given) {
  const colour = (name, otherwise) => {
    canvas.style.setProperty("color", `var(${name}, ${otherwise})`); // so that a system color comes as one that can be drawn
    return getComputedStyle(canvas).color;
  };
  const [ink, faint, paper, grid] = [colour("--cb-ink", "#222"), colour("--cb-faint", "#555"), colour("--cb-paper", "#fff"), colour("--cb-line", "#ccc")];
  const [accent, dissent] = [colour("--cb-accent", "#1f5a8a"), colour("--cb-dissent", "#6b3fa0")];
  const tint = (account) => (account === "dissent" ? dissent : accent);
  canvas.style.removeProperty("color");
  const figure = structuredClone(given);
  figure.data.forEach((trace) => {
    if (trace.mode === "lines") trace.line.color = tint(trace.meta);
    else trace.marker = { ...trace.marker, color: trace.meta?.map(tint) ?? tint(), line: { color: ink, width: 0 } };
    if (trace.mode === "markers+text") trace.textfont.color = trace.marker.symbol.map((symbol) => (symbol.endsWith("-open") ? ink : paper));
  });
  (figure.layout.shapes ?? []).forEach((shape) => { shape.line.color = shape.name === "rail" ? grid : ink; });
  (figure.layout.annotations ?? []).forEach((words) => { words.font.color = words.name === "said" ? faint : ink; });
  figure.layout.font = { color: ink, family: getComputedStyle(canvas).fontFamily };
  figure.layout.hoverlabel = { bgcolor: paper, bordercolor: ink, font: { color: ink } };
  figure.layout.xaxis.gridcolor = grid;
  figure.layout.yaxis.gridcolor = grid;
  const { periods } = figure.layout.meta ?? {};
  return plotly.newPlot(canvas, figure.data, figure.layout, { ...CONFIG, ...(periods && { locale: "en-book", locales: { "en-book": { format: { periods } } } }) }).then(unheard);
}
