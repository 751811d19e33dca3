/* Every page: menus, dialogs, unsaved forms, the progress hairline and sentences for failures. */
(function () {
  "use strict";

  const root = document.documentElement;
  root.classList.add("js");

  const wordsAt = document.getElementById("page-words");
  const words = wordsAt ? JSON.parse(wordsAt.textContent) : {};
  window.manyuan = { words };

  const closest = (event, selector) =>
    event.target instanceof Element ? event.target.closest(selector) : null;

  // Menus close when the reader turns elsewhere.
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.querySelector("details.menu[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  // Dialogs: data-dialog="id" opens, data-close closes, a click on the veil closes.
  document.addEventListener("click", (event) => {
    const opener = closest(event, "[data-dialog]");
    const dialog = opener && document.getElementById(opener.dataset.dialog);
    if (dialog) {
      event.preventDefault();
      dialog.showModal();
      return;
    }
    const closer = closest(event, "dialog [data-close]");
    if (closer) closer.closest("dialog").close();
    else if (event.target instanceof HTMLDialogElement) event.target.close();
  });

  // Paper: data-print prints the page; without a script the button stays hidden.
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }

  // What is shown once: data-copy="id" puts the text of that field on the clipboard.
  for (const button of document.querySelectorAll("[data-copy]")) {
    const field = document.getElementById(button.dataset.copy);
    button.hidden = false;
    button.addEventListener("click", async () => {
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
      } catch {
        // Without HTTPS the clipboard is out of reach; the old way needs only the selection.
        if (!document.execCommand("copy")) return;
      }
      button.textContent = button.dataset.copied;
    });
  }

  // A form that was changed and not sent asks before the page is left.
  const dirty = new Set();
  document.addEventListener("input", (event) => {
    const form = closest(event, "form[data-guard]");
    if (form) dirty.add(form);
  });
  document.addEventListener("submit", (event) => dirty.delete(event.target));
  window.addEventListener("beforeunload", (event) => {
    if ([...dirty].some((form) => form.isConnected)) event.preventDefault();
  });

  // A file that is chosen or a choice that is made may send its form: data-autosend.
  document.addEventListener("change", (event) => {
    const form = closest(event, "form[data-autosend]");
    if (form && !form.hasAttribute("hx-get")) form.requestSubmit();
  });

  // The hairline shows only when waiting is noticeable.
  const line = document.getElementById("progress-line");
  let waiting = 0;
  let timer = 0;
  const begin = () => {
    waiting += 1;
    if (waiting === 1) timer = setTimeout(() => line && line.classList.add("on"), 300);
  };
  const end = () => {
    waiting = Math.max(0, waiting - 1);
    if (waiting > 0) return;
    clearTimeout(timer);
    if (line) line.classList.remove("on");
  };
  document.addEventListener("htmx:beforeRequest", begin);
  document.addEventListener("htmx:afterRequest", end);

  // Failures of parts of a page are said in a sentence; the answer's own sentence comes first.
  const toast = document.getElementById("toast");
  let fading = 0;
  const say = (sentence) => {
    if (!toast) return;
    toast.querySelector("p").textContent = sentence;
    toast.hidden = false;
    clearTimeout(fading);
    fading = setTimeout(() => {
      toast.hidden = true;
    }, 9000);
  };
  window.manyuan.say = say;
  const sentenceIn = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const found = page.querySelector("[data-sentence]");
    return found ? found.textContent.trim() : "";
  };
  document.addEventListener("htmx:responseError", (event) => {
    const answer = event.detail.xhr;
    const byStatus = { 403: words.refused, 404: words.missing };
    say(sentenceIn(answer.responseText) || byStatus[answer.status] || words.failed);
  });
  document.addEventListener("htmx:sendError", () => say(words.offline));
  document.addEventListener("htmx:timeout", () => say(words.offline));
  if (toast) toast.addEventListener("click", () => (toast.hidden = true));

  // A slider names its choice while it moves and hands it to the field that its form sends: the
  // chosen option of a list, else a day.
  document.addEventListener("input", (event) => {
    const slider = closest(event, "input[type=range][data-for]");
    if (!slider) return;
    const field = slider.form.elements[slider.dataset.for];
    const place = Number(slider.value);
    if (field instanceof HTMLSelectElement) field.selectedIndex = place;
    else field.value = slider.dataset.dates.split(" ")[place];
    const said = field instanceof HTMLSelectElement ? field.selectedOptions[0].text : field.value;
    slider.form.querySelector("output").textContent = said;
    slider.setAttribute("aria-valuetext", said);
  });

  // On a narrow screen tabs scroll sideways: the open one is in sight.
  for (const tab of document.querySelectorAll(".tabs [aria-current]")) {
    tab.scrollIntoView({ inline: "center", block: "nearest" });
  }
})();
