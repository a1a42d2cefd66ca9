// The reader's place: the passage or stop at the top of the screen. A reload and the way back lead to it again; the browser
// alone goes by pixels, and on this page answers and stops change what stands above.
(() => {
  const NEAR = 100; // pixels below the top of the screen
  const REST = 300; // milliseconds without scrolling
  const FRAMES = 20; // until what comes into view has its height
  const SIGNS = ["wheel", "touchstart", "pointerdown", "keydown"];
  const held = [...document.querySelectorAll(".cb-par[id], .cb-stop > .cb-view")];
  const shows = (one) => one.getClientRects().length > 0;
  const topOf = (one) => one.getBoundingClientRect().top;
  let resting = 0;

  function keep() {
    const here = held.findLast((one) => shows(one) && topOf(one) < NEAR);
    history.replaceState({ ...history.state, place: here && { id: here.id, top: topOf(here) } }, "");
  }
  function watch() {
    addEventListener("scroll", () => {
      clearTimeout(resting);
      resting = setTimeout(keep, REST);
    }, { passive: true });
  }

  const was = history.state?.place;
  const there = was && document.getElementById(was.id);
  if (!there) return watch();
  let left = FRAMES;
  const release = () => { left = 0; };
  function settle() {
    if (left > 0 && shows(there)) {
      left -= 1;
      scrollBy({ top: topOf(there) - was.top, behavior: "instant" });
      requestAnimationFrame(settle);
    } else {
      SIGNS.forEach((sign) => removeEventListener(sign, release));
      watch();
    }
  }
  SIGNS.forEach((sign) => addEventListener(sign, release, { passive: true }));
  stopsAlive.then(() => (document.readyState === "complete" ? settle() : addEventListener("load", () => setTimeout(settle))));
})();
