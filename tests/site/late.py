"""A page whose own work comes late, as on a busy machine or a slow network: what a test does not wait for, it then misses.

`LATE=250 python -m pytest tests/site` puts off by so many milliseconds every timer, frame, observer, request and script that
comes on demand, and every event that a browser sends in its own time.
"""

import os

LATE = int(os.environ.get("LATE", "0"))
_DELAY = """(LATE) => {
  if (!globalThis.document) return;
  const EVENTS = new Set(["resize", "scroll", "hashchange", "popstate", "pageshow", "storage", "toggle", "visibilitychange"]);
  const later = globalThis.setTimeout.bind(globalThis);
  const frame = globalThis.requestAnimationFrame.bind(globalThis);
  const idle = globalThis.requestIdleCallback.bind(globalThis);
  const ask = globalThis.fetch.bind(globalThis);
  globalThis.setTimeout = (act, wait = 0, ...given) => later(act, wait + LATE, ...given);
  globalThis.requestAnimationFrame = (act) => frame(() => later(() => frame(act), LATE));
  globalThis.requestIdleCallback = (act, options) => idle((left) => later(() => act(left), LATE), options);
  globalThis.fetch = (...asked) => new Promise((done) => later(done, LATE)).then(() => ask(...asked));
  for (const name of ["ResizeObserver", "IntersectionObserver"]) {
    const Observer = globalThis[name];
    globalThis[name] = class extends Observer {
      constructor(act, ...given) {
        super((...seen) => later(() => act(...seen), LATE), ...given);
      }
    };
  }
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const put = new WeakMap();
  function late(listener) {
    if (!put.has(listener)) put.set(listener, function (event) { later(() => listener.call(this, event), LATE); });
    return put.get(listener);
  }
  const isLate = (name, listener) => EVENTS.has(name) && typeof listener === "function";
  EventTarget.prototype.addEventListener = function (name, listener, ...rest) {
    return addEventListener.call(this, name, isLate(name, listener) ? late(listener) : listener, ...rest);
  };
  EventTarget.prototype.removeEventListener = function (name, listener, ...rest) {
    return removeEventListener.call(this, name, isLate(name, listener) ? late(listener) : listener, ...rest);
  };
}"""
SCRIPT = f"({_DELAY})({LATE})"
