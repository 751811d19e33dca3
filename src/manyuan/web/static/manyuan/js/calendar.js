/* The calendar: what is dragged to another day opens what that would meet.

   Nothing is moved by dragging: the panel shows what speaks against the day and has the button
   that moves. Without a mouse each entry has a link to the same panel. */
(function () {
  "use strict";

  for (const form of document.querySelectorAll("form[data-auto-submit]")) {
    form.addEventListener("change", () => form.requestSubmit());
  }

  const calendar = document.querySelector("[data-calendar]");
  if (!calendar) return;

  let held = null;
  const dayAt = (event) =>
    event.target instanceof Element ? event.target.closest("[data-day]") : null;
  // Where each row is a venue, a thing stays in its row, but for what may be in another venue.
  const isMeant = (cell) => {
    const home = held && held.closest("[data-day]");
    if (!home || !cell || cell === home) return false;
    return cell.dataset.row === home.dataset.row || "rows" in held.dataset;
  };

  const mark = (cell) => {
    for (const other of calendar.querySelectorAll(".over")) other.classList.toggle("over", other === cell);
    if (cell) cell.classList.add("over");
  };

  calendar.addEventListener("dragstart", (event) => {
    held = event.target instanceof Element ? event.target.closest("[data-move]") : null;
    if (!held) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", held.dataset.move);
  });

  calendar.addEventListener("dragover", (event) => {
    const cell = dayAt(event);
    if (!isMeant(cell)) return mark(null);
    event.preventDefault();
    event.dataTransfer.dropEffect = "move";
    mark(cell);
  });

  calendar.addEventListener("drop", (event) => {
    const cell = dayAt(event);
    if (!isMeant(cell)) return;
    event.preventDefault();
    const at = cell.dataset.at ? `&at=${cell.dataset.at}` : "";
    const row = cell.dataset.row ? `&venue=${encodeURIComponent(cell.dataset.row)}` : "";
    window.manyuan.openPanel(`${held.dataset.move}?on=${cell.dataset.day}${at}${row}`);
  });

  calendar.addEventListener("dragend", () => {
    held = null;
    mark(null);
  });
})();
