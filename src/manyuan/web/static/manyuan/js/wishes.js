/* Wishes: cards that are dragged into order or moved by their arrows, without leaving the page. */
(function () {
  "use strict";

  const form = document.querySelector("form[data-wishes]");
  if (!form) return;
  const changed = () => form.dispatchEvent(new Event("input", { bubbles: true }));

  // A card without a school is only room for one.
  const refresh = (list) => {
    for (const card of list.children) {
      card.classList.toggle("free", card.querySelector("select").value === "");
    }
  };
  form.addEventListener("change", (event) => {
    const list = event.target.closest("[data-list]");
    if (list) refresh(list);
  });

  const moves = {
    up: (card) => card.previousElementSibling?.before(card),
    down: (card) => card.nextElementSibling?.after(card),
    out: (card) => {
      card.querySelector("select").value = "";
      card.parentElement.append(card);
    },
  };
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (!button) return;
    event.preventDefault();
    const card = button.closest(".wish-card");
    moves[button.dataset.move](card);
    refresh(card.parentElement);
    button.focus();
    changed();
  });

  // One way of dragging for mouse, pen and finger.
  let dragged = null;
  form.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest(".rank");
    const card = handle && handle.closest(".wish-card:not(.free)");
    if (!card) return;
    event.preventDefault();
    dragged = card;
    card.classList.add("dragged");
    form.setPointerCapture(event.pointerId);
  });
  form.addEventListener("pointermove", (event) => {
    if (!dragged) return;
    for (const other of dragged.parentElement.children) {
      const box = other.getBoundingClientRect();
      if (other === dragged || event.clientY < box.top || event.clientY > box.bottom) continue;
      const above = dragged.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING;
      if (above) other.before(dragged);
      else other.after(dragged);
      changed();
      break;
    }
  });
  const drop = () => {
    if (dragged) dragged.classList.remove("dragged");
    dragged = null;
  };
  form.addEventListener("pointerup", drop);
  form.addEventListener("pointercancel", drop);
})();
