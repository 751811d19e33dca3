/* The side panel: a link with data-panel is fetched into the drawer instead of a new page.

   The drawer is a modal <dialog>, so the browser itself keeps the focus inside, closes on Esc and
   gives the focus back. Without JavaScript the same link opens the same content as a page. */
(function () {
  "use strict";

  const panel = document.getElementById("panel");
  const body = document.getElementById("panel-body");
  if (!panel || !body) return;

  const isPlain = (event) =>
    event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

  const open = (address) => {
    if (!window.htmx) return false;
    window.htmx
      .ajax("GET", address, { target: "#panel-body", swap: "innerHTML" })
      .catch(() => {});
    return true;
  };
  window.manyuan.openPanel = (address) => open(address) || window.location.assign(address);

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a[data-panel]");
    if (link && isPlain(event) && open(link.href)) event.preventDefault();
  });

  // Opened only once there is something to read: a refused page leaves the reader where he was.
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target !== body) return;
    const title = body.querySelector("h1, h2");
    if (title) panel.setAttribute("aria-label", title.textContent.trim());
    if (!panel.open) panel.showModal();
    panel.scrollTop = 0;
  });

  panel.addEventListener("close", () => {
    document.dispatchEvent(new CustomEvent("manyuan:removed", { detail: { within: body } }));
    body.replaceChildren();
  });
})();
