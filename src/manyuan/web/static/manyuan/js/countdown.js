/* The countdown to the opening of a list, by the server's clock; a form that waits is let go at zero. */
(function () {
  "use strict";

  const pad = (number) => String(number).padStart(2, "0");

  for (const timer of document.querySelectorAll("[data-countdown]")) {
    // The reader's own clock may be wrong; only the time that has passed here counts.
    const left = Date.parse(timer.dataset.countdown) - Date.parse(timer.dataset.now);
    const begun = performance.now();
    const forms = document.querySelectorAll("form[data-waits]");
    const shown = timer.querySelector("[data-left]");
    const lock = (waits) => {
      for (const form of forms) for (const button of form.querySelectorAll("button")) button.disabled = waits;
    };

    const tick = () => {
      const seconds = Math.ceil((left - (performance.now() - begun)) / 1000);
      if (seconds <= 0) {
        timer.textContent = timer.dataset.open;
        lock(false);
        return;
      }
      const days = Math.floor(seconds / 86400);
      const clock = [seconds % 86400 / 3600, seconds % 3600 / 60, seconds % 60].map((part) => pad(Math.floor(part)));
      const unit = days === 1 ? timer.dataset.day : timer.dataset.days;
      shown.textContent = (days ? `${days} ${unit} ` : "") + clock.join(":");
      setTimeout(tick, 1000 - ((performance.now() - begun) % 1000));
    };
    lock(true);
    tick();
  }
})();
