/* Sending files: drag them in, see what was chosen, hear at once when it is too much. */
(function () {
  "use strict";

  const megabyte = 1024 * 1024;
  const sizeOf = (bytes) =>
    bytes < megabyte ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / megabyte).toFixed(1)} MB`;

  for (const form of document.querySelectorAll("form[data-send]")) {
    const input = form.querySelector("input[type=file]");
    const button = form.querySelector("button:not([data-close])");
    form.addEventListener("submit", () => {
      button.setAttribute("aria-busy", "true");
      button.textContent = button.dataset.waiting;
      // A disabled button would not be sent; a second click is what must not happen.
      setTimeout(() => (button.disabled = true));
    });
    if (input) watch(form, input, button);
  }

  // Back in the browser's history the page must not still be waiting.
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());

  function watch(form, input, button) {
    const list = form.querySelector("[data-chosen]");
    const warning = form.querySelector("[data-too-large]");
    const drop = input.closest(".drop");

    const show = () => {
      const files = [...input.files];
      list.replaceChildren(
        ...files.map((file) => {
          const line = document.createElement("li");
          line.textContent = `${file.name} · ${sizeOf(file.size)}`;
          return line;
        }),
      );
      list.hidden = files.length === 0;
      const total = files.reduce((sum, file) => sum + file.size, 0);
      const tooLarge = total > Number(form.dataset.most);
      warning.hidden = !tooLarge;
      button.disabled = tooLarge;
    };

    input.addEventListener("change", show);
    for (const name of ["dragenter", "dragover"]) {
      drop.addEventListener(name, (event) => {
        event.preventDefault();
        drop.classList.add("over");
      });
    }
    for (const name of ["dragleave", "drop"]) {
      drop.addEventListener(name, () => drop.classList.remove("over"));
    }
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      if (event.dataTransfer.files.length === 0) return;
      input.files = event.dataTransfer.files;
      show();
    });
  }
})();
