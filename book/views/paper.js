// The quiz on paper: the twin, which stood here before the script, as a worksheet or with the key.

/** The buttons that print `twin` in place of what `root` shows, once `whole` again; the questions whose `items` are hidden stay out.
 * `paint(sitting)`: in an exam that is not at its end there is no key. */
function paperView(root, twin, items, whole) {
  const named = el("p", { class: "cb-named" }, el("span", {}, "Name"), el("span", {}, "Date"));
  function print(key) {
    whole();
    named.hidden = key;
    twin.prepend(named);
    twin.querySelectorAll(":scope > .cb-questions > li").forEach((item, i) => {
      item.hidden = items[i].hidden;
      titleOf(item).data = titleOf(items[i]).data;
    });
    twin.querySelectorAll(".cb-answer").forEach((fold) => {
      fold.open = key;
      fold.hidden = !key;
    });
    root.append(twin);
    root.classList.add("cb-on-paper");
    addEventListener("afterprint", () => {
      twin.remove();
      root.classList.remove("cb-on-paper");
    }, { once: true });
    globalThis.print();
  }
  const keyed = el("button", { type: "button", class: "cb-button", click: () => print(true) }, "Print the key");
  const node = el("details", { class: "cb-paper" }, el("summary", {}, "Print it"),
    el("p", { class: "cb-hint" }, "The worksheet has the questions. The key adds the answers, the reasons and the court’s words. Your own answers are not printed. In an exam only its questions are, and the key only when it is finished."),
    el("p", { class: "cb-actions" },
      el("button", { type: "button", class: "cb-button", click: () => print(false) }, "Print a worksheet"), " ",
      keyed));
  return { node, paint: (sitting) => { keyed.hidden = sitting; } };
}
