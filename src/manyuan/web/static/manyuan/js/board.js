/* The board of a plan: a card that is dragged to another school opens what that would bring.

   Nothing is kept by dragging: the panel shows the effect and has the button that saves. Without
   a mouse the card itself is a link to the same panel. */
(function () {
  "use strict";

  const board = document.querySelector("[data-board]");
  if (!board) return;

  let held = null;
  const columnAt = (event) =>
    event.target instanceof Element ? event.target.closest("[data-school]") : null;
  // Who leaves may be brought back home, where the card lies already.
  const isMeant = (column) =>
    held && column && (column !== held.closest("[data-school]") || held.classList.contains("leaves"));

  const mark = (column) => {
    for (const other of board.querySelectorAll(".over")) other.classList.toggle("over", other === column);
    if (column) column.classList.add("over");
  };

  board.addEventListener("dragstart", (event) => {
    held = event.target instanceof Element ? event.target.closest("[data-teacher]") : null;
    if (!held) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", held.dataset.teacher);
    held.classList.add("held");
    board.classList.add("dragging");
  });

  board.addEventListener("dragover", (event) => {
    const column = columnAt(event);
    if (!isMeant(column)) return mark(null);
    event.preventDefault();
    event.dataTransfer.dropEffect = "move";
    mark(column);
  });

  board.addEventListener("drop", (event) => {
    const column = columnAt(event);
    if (!isMeant(column)) return;
    event.preventDefault();
    const asked = new URLSearchParams({
      teacher: held.dataset.teacher,
      school: column.dataset.school,
      back: board.dataset.back,
    });
    window.manyuan.openPanel(`${board.dataset.board}?${asked}`);
  });

  board.addEventListener("dragend", () => {
    if (held) held.classList.remove("held");
    held = null;
    board.classList.remove("dragging");
    mark(null);
  });
})();
