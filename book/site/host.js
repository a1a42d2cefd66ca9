"use strict";
// The page's host for the views: the same modules that anywidget runs in Jupyter, with a model kept in this browser.
(() => {
  const here = document.currentScript.src;
  const asset = (name) => new URL(name, here).href;
  const views = {};
  globalThis.casebook = { views };

  const FULL = "This browser’s storage is full or closed to this page.";

  /** The reader's state for one view, kept under one key; what cannot be read is put aside, never overwritten. */
  function keeper(key) {
    let kept = "kept";
    function read() {
      let text = null;
      try {
        text = localStorage.getItem(key);
        if (text === null) return {};
        const record = JSON.parse(text);
        if (record.format !== 1 || typeof record.state !== "object" || record.state === null) throw new Error("unknown format");
        return record.state;
      } catch {
        if (text === null) kept = FULL;
        else put(`${key}:unreadable`, text);
        return {};
      }
    }
    function put(name, text) {
      try {
        localStorage.setItem(name, text);
        kept = "kept";
      } catch {
        kept = FULL;
      }
    }
    return { read, write: (state) => put(key, JSON.stringify({ format: 1, state })), kept: () => kept };
  }

  /** A model with the part of anywidget's interface that the views use. */
  function modelOf(card, store) {
    const values = { card, asset, state: store.read(), storage: store.kept() };
    const listeners = new Map();
    const call = (name) => (listeners.get(`change:${name}`) ?? []).forEach((listener) => listener());
    return {
      get: (name) => values[name],
      set(name, value) {
        values[name] = value;
        if (name === "state") {
          store.write(value);
          values.storage = store.kept();
        }
        call(name);
      },
      save_changes() {},
      on: (event, listener) => listeners.set(event, [...(listeners.get(event) ?? []), listener]),
      off: (event, listener) => listeners.set(event, (listeners.get(event) ?? []).filter((other) => other !== listener)),
      reload() {
        values.state = store.read();
        call("state");
      },
    };
  }

  function mount(frame) {
    const name = frame.dataset.view;
    const view = views[name];
    const twin = frame.querySelector(":scope > .cb-twin");
    const card = JSON.parse(frame.querySelector(":scope > .cb-card").textContent);
    const key = `clearly-established:${name}:${card.id}`;
    const model = modelOf(card, keeper(key));
    const live = document.createElement("div");
    live.className = "cb-live";
    view.render({ model, el: live });
    if (view.besideTwin) twin.before(live);
    else twin.replaceWith(live);
    addEventListener("storage", (event) => event.key === key && model.reload());
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".cb-view").forEach(mount);
    if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  });
})();
