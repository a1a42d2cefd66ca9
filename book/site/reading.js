"use strict";
// Footnotes and our notes, shown beside their mark on hover, focus or tap, without leaving the line.
(() => {
  document.addEventListener("DOMContentLoaded", () => {
    const box = document.createElement("div");
    box.className = "cb-note-box";
    box.id = "cb-note-box";
    box.setAttribute("role", "tooltip");
    box.hidden = true;
    document.querySelector(".cb-opinion").append(box);
    let mark = null;
    let leaving = 0;

    function show(reference) {
      clearTimeout(leaving);
      if (mark === reference) return;
      hide();
      mark = reference;
      const note = document.getElementById(reference.hash.slice(1));
      box.replaceChildren(...[...note.querySelectorAll(":scope > p")].map((paragraph) => withoutIds(paragraph.cloneNode(true))));
      box.classList.toggle("cb-ours", reference.matches(".cb-our-mark"));
      box.hidden = false;
      place(reference);
      reference.setAttribute("aria-describedby", box.id);
    }

    function hide() {
      clearTimeout(leaving);
      mark?.removeAttribute("aria-describedby");
      mark = null;
      box.hidden = true;
    }

    function place(reference) {
      const at = reference.getBoundingClientRect();
      const frame = box.offsetParent.getBoundingClientRect();
      const left = Math.max(0, Math.min(at.left - frame.left, frame.width - box.offsetWidth));
      box.style.setProperty("left", `${left}px`);
      box.style.setProperty("top", `${at.bottom - frame.top + 4}px`);
    }

    function withoutIds(node) {
      node.querySelectorAll("[id]").forEach((inner) => inner.removeAttribute("id"));
      return node;
    }

    const later = () => {
      leaving = setTimeout(hide, 250);
    };
    document.querySelectorAll(".cb-ref, .cb-our-mark").forEach((reference) => {
      reference.addEventListener("mouseenter", () => show(reference));
      reference.addEventListener("mouseleave", later);
      reference.addEventListener("focus", () => show(reference));
      reference.addEventListener("blur", later);
      reference.addEventListener("touchend", (event) => {
        if (mark === reference) return;
        event.preventDefault();
        show(reference);
      });
    });
    box.addEventListener("mouseenter", () => clearTimeout(leaving));
    box.addEventListener("mouseleave", later);
    document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
    document.addEventListener("touchstart", (event) => mark && !box.contains(event.target) && event.target !== mark && hide());
  });
})();
