// Scripts that a page loads only when they are wanted. They run in the order in which they were asked for.
const wanted = (() => {
  const loads = new Map();
  const load = (name) => new Promise((resolve, reject) => {
    const script = el("script", { src: new URL(name, here).href });
    script.async = false;
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => {
      loads.delete(name);
      reject(new Error(`${name} could not be loaded`));
    });
    document.head.append(script);
  });
  return (name) => {
    if (!loads.has(name)) loads.set(name, load(name));
    return loads.get(name);
  };
})();
