// The page's host for the views: the same modules that anywidget runs in Jupyter, with a model kept in this browser.
(() => {
  const asset = (name) => new URL(name, here).href;
  const views = {};
  globalThis.casebook = { views, asset, mount };

  /** What the views of one page share under one key: a quiz and the stops that ask its questions. */
  const shelves = new Map();
  function shelf(key) {
    if (!shelves.has(key)) {
      const store = keeper(key);
      shelves.set(key, { store, state: store.read(), listeners: new Set() });
      addEventListener("storage", (event) => {
        if (event.key !== key) return;
        shelves.get(key).state = store.read();
        shelves.get(key).listeners.forEach((listener) => listener());
      });
    }
    return shelves.get(key);
  }

  /** A model with the part of anywidget's interface that the views use. */
  function modelOf(card, shared, twin) {
    const values = { card, asset, twin };
    return {
      get: (name) => (name === "state" ? shared.state : name === "storage" ? shared.store.kept() : values[name]),
      set(name, value) {
        if (name !== "state") throw new Error(`the page keeps no ${name}`);
        shared.state = value;
        shared.store.write(value);
        shared.listeners.forEach((listener) => listener());
      },
      save_changes() {},
      on: (event, listener) => event === "change:state" && shared.listeners.add(listener),
      off: (event, listener) => shared.listeners.delete(listener),
    };
  }

  /** Bring one view to life in place of its twin, or beside it. */
  function mount(frame, card) {
    const name = frame.dataset.view;
    const view = views[name];
    const twin = frame.querySelector(":scope > .cb-twin");
    const model = modelOf(card, shelf(`clearly-established:${card.store ?? `${name}:${card.id}`}`), twin);
    const live = document.createElement("div");
    live.className = "cb-live";
    view.render({ model, el: live });
    if (view.besideTwin) twin.before(live);
    else twin.replaceWith(live);
  }

  /** One item of a card's list; a text that stands in the twin beside it is read there, as book/views/lean.py says. */
  function itemOf(data) {
    const nodes = data.previousElementSibling.getElementsByTagName("*");
    return JSON.parse(data.textContent, (_, value) => {
      if (!Array.isArray(value) || typeof value[0] !== "number") return value;
      const parts = partsOf(nodes[value[0]]);
      return value.length > 1 ? parts[0] : parts;
    });
  }

  /** What an element says, after a label in bold, as the parts of a card. */
  function partsOf(node) {
    const [first, ...rest] = node.childNodes;
    return (rest.length && first.localName === "strong" ? rest : [first, ...rest]).map((one) => one.localName === "em"
      ? { em: one.textContent } : one.localName === "a" ? { pin: one.textContent, href: one.getAttribute("href") } : one.data);
  }

  casebookParsed.then(() => {
    const cards = document.querySelectorAll(".cb-view > .cb-card");
    cards.forEach((data) => {
      const frame = data.parentElement;
      const card = JSON.parse(data.textContent);
      frame.querySelectorAll(".cb-card[data-list]").forEach((item) => card[item.dataset.list].push(itemOf(item)));
      mount(frame, card);
    });
    try {
      if (cards.length && location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
    } catch {
      // An address that names nothing.
    }
  });
})();
