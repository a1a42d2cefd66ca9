"use strict";
// Copying a command; where the browser does not let the page, the command is selected instead.
(() => {
  for (const line of document.querySelectorAll(".cb-command")) {
    const [code, button, status] = ["code", "button", "[role=status]"].map((name) => line.querySelector(name));
    button.addEventListener("click", async () => {
      status.textContent = "";
      try {
        await navigator.clipboard.writeText(code.textContent);
        status.textContent = "Copied.";
      } catch {
        getSelection().selectAllChildren(code);
        status.textContent = "Selected; copy it with your keyboard.";
      }
    });
  }
})();
