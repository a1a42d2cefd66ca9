// Shared by the views that draw: the drawing library, loaded when it is wanted, and figures in the page's own colors.

const CONFIG = { displayModeBar: false, scrollZoom: true, responsive: true, doubleClick: "reset" };

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

/** Draw a figure (plotly JSON) in the page's own colors. */
function draw(plotly, canvas, given) {
  const colour = (name, otherwise) => {
    canvas.style.setProperty("color", `var(${name}, ${otherwise})`); // so that a system color comes as one that can be drawn
    return getComputedStyle(canvas).color;
  };
  const ink = colour("--cb-ink", "#222");
  const figure = structuredClone(given);
  figure.data.forEach((trace) => {
    const tint = trace.meta === "dissent" ? colour("--cb-dissent", "#6b3fa0") : colour("--cb-accent", "#1f5a8a");
    if (trace.mode === "lines") trace.line.color = tint;
    else trace.marker.color = tint;
    if (trace.mode === "markers+text") trace.textfont.color = trace.marker.symbol.map((symbol) => (symbol.endsWith("-open") ? ink : colour("--cb-paper", "#fff")));
  });
  (figure.layout.shapes ?? []).forEach((shape) => { shape.line.color = ink; });
  const grid = colour("--cb-line", "#ccc");
  figure.layout.font = { color: ink, family: getComputedStyle(canvas).fontFamily };
  figure.layout.xaxis.gridcolor = grid;
  figure.layout.yaxis.gridcolor = grid;
  canvas.style.removeProperty("color");
  return plotly.newPlot(canvas, figure.data, figure.layout, CONFIG).then(unheard);
}
