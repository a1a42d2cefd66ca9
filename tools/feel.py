"""`make feel`: how long the built book lets a reader wait, on this machine and on one four times slower.

    python tools/feel.py [rounds]

From the time of the event that the browser reports (the end of the press on the button that checks an answer; the key in the
search field) to the end of the first frame that shows the change: a median and a worst of so many rounds (5), in milliseconds.
"""

import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Locator, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from book.library import Library, open_library  # noqa: E402
from tests.site.conftest import FLAGS, chromium  # noqa: E402

SLOWER = (1, 4)
WORDS = [
    "de",
    "qu",
    "arr",
    "force",
    "clearly established",
    '"qualified immunity"',
    "officers used excessive force against a man who resisted",
]
READING = "chapters/malek/opinion"
# After the change a frame is asked for; the task posted in it is the first that runs when it has been painted.
TIMED = """([event, seen]) => {
  globalThis.casebookTook = null;
  let start = null;
  const end = () => { globalThis.casebookTook ??= performance.now() - start; };
  addEventListener(event, ({ timeStamp }) => { start ??= timeStamp; }, { capture: true, once: true });
  const watch = new MutationObserver(() => {
    if (start === null || !document.querySelector(seen)) return;
    watch.disconnect();
    requestAnimationFrame(() => scheduler.postTask(end, { priority: "user-blocking" }));
  });
  watch.observe(document.querySelector("main"), { subtree: true, childList: true, attributes: true, characterData: true });
}"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


def main(rounds: int) -> None:
    """Print the table."""
    library = open_library()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(ROOT / "_build" / "html")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=FLAGS)
        start = f"http://127.0.0.1:{server.server_address[1]}/"
        print(f"{'what':62}" + "".join(f"{'as it is' if rate == 1 else f'{rate}× slower':>18}" for rate in SLOWER))
        print(f"{'':62}" + f"{'median  worst':>18}" * len(SLOWER))
        for name, measure in _measures(library):
            took = [[measure(_page(browser, rate), start) for _ in range(rounds)] for rate in SLOWER]
            print(f"{name:62}" + "".join(f"{median(one):>11.0f} {max(one):>6.0f}" for one in took), flush=True)
        browser.close()
    server.shutdown()


def _page(browser: Browser, rate: int) -> Page:
    """A page of a new reader whose processor is so many times slower; the reader before is gone."""
    for context in browser.contexts:
        context.close()
    context = browser.new_context(viewport={"width": 412, "height": 823}, service_workers="block")
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})
    return page


def _measures(library: Library) -> Iterator[tuple[str, Callable[[Page, str], float]]]:
    seen = set()
    for topic, bank in sorted(library.banks.items(), key=lambda one: -len(one[1].questions)):
        for question in bank.questions:
            if question.kind not in seen:
                seen.add(question.kind)
                yield (
                    f"answer, {question.kind} (quiz of {len(bank.questions)})",
                    partial(_answer, f"quizzes/{topic}/index", f"#q-{question.id}"),
                )
    stops = library.chapter("malek").stops.stops
    for number in (1, len(stops)):
        question = stops[number - 1].question.split("/")[1]
        yield f"answer, stop {number} of {len(stops)}", partial(_answer, READING, f"#stop-{question}")
    for words in WORDS:
        yield f"key in the search: {words if len(words) < 24 else f'{words[:20]} …'}", partial(_find, words)


def _answer(name: str, place: str, page: Page, start: str) -> float:
    page.goto(f"{start}{name}.html")
    page.mouse.move(3, 3)
    if name == READING:
        page.get_by_role("button", name="Show the whole opinion").click()
    question = page.locator(place)
    button = question.locator("form button[type=submit]")
    button.scroll_into_view_if_needed()
    _fill_in(question)
    page.evaluate(TIMED, ["click", f"{place} .cb-feedback:not([hidden])"])
    button.click(delay=60)  # as long as a finger stays
    return _took(page)


def _fill_in(question: Locator) -> None:
    """Some answer, whatever the kind: of each group of choices the first, of boxes two."""
    names = question.locator("input[type=radio]").evaluate_all("(all) => [...new Set(all.map((one) => one.name))]")
    for name in names:
        question.locator(f"input[name='{name}']").first.check()
    for box in question.locator("input[type=checkbox]:visible").all()[:2]:
        box.check()
    for choice in question.locator("select").all():
        choice.select_option(index=1)
    for field in question.locator("textarea").all():
        field.fill("Some words.")
    moves = question.get_by_role("button", name="down")
    if moves.count():
        moves.first.click()


def _find(words: str, page: Page, start: str) -> float:
    page.goto(f"{start}search.html")
    field = page.get_by_label("Words to find")
    field.fill("zz")
    page.locator(".cb-search-status", has_text="Nothing has").wait_for()  # the index is there
    field.fill(words[:-1])
    page.wait_for_timeout(300)
    page.evaluate(TIMED, ["keydown", ".cb-search-results li"])
    page.keyboard.press("End")
    page.evaluate(TIMED, ["keydown", ".cb-search-results li"])
    page.keyboard.type(words[-1])
    return _took(page)


def _took(page: Page) -> float:
    while (took := page.evaluate("globalThis.casebookTook")) is None:  # the page's policy lets no script poll by eval
        page.wait_for_timeout(20)
    return took


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 5)
