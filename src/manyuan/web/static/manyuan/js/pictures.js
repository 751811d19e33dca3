/* Charts and maps: fetches the drawing libraries only where a page has a picture, draws again
   after a swap, and saves a picture as PNG or SVG. */
(function () {
  "use strict";

  const addresses = document.currentScript.dataset;
  const DRAWINGS = ".chart[data-chart], .map[data-map], [data-drawing]";
  const loading = new Map();

  const script = (address) => {
    if (!loading.has(address)) {
      loading.set(
        address,
        new Promise((resolve, reject) => {
          const element = document.createElement("script");
          element.src = address;
          element.onload = resolve;
          element.onerror = reject;
          document.head.append(element);
        }),
      );
    }
    return loading.get(address);
  };

  const sheet = (address) => {
    if (document.querySelector(`link[href="${address}"]`)) return;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address;
    // Before our own sheets, which then win over it.
    document.head.prepend(link);
  };

  const charts = () =>
    script(addresses.echarts)
      .then(() => script(addresses.chartLabels))
      .then(() => script(addresses.chartParts))
      .then(() => script(addresses.chartIntervals))
      .then(() => script(addresses.specs))
      .then(() => script(addresses.charts));

  const maps = () => {
    sheet(addresses.leafletCss);
    return script(addresses.leaflet)
      .then(() => script(addresses.mapMarks))
      .then(() => script(addresses.mapFlows))
      .then(() => script(addresses.mapLabels))
      .then(() => script(addresses.svgPaint))
      .then(() => script(addresses.mapSave))
      .then(() => script(addresses.map));
  };

  const failed = (element) => {
    element.textContent = window.manyuan.words.no_drawing;
  };

  const drawings = () => script(addresses.svgPaint);
  const ways = [["data-map", maps, "drawMap"], ["data-chart", charts, "drawChart"], ["data-drawing", drawings, "drawSvg"]];

  const draw = (element) => {
    const [, load, paint] = ways.find(([name]) => element.hasAttribute(name));
    element.dataset.drawn = "";
    load()
      .then(() => {
        if (!element.isConnected) return;
        element.drawing = window.manyuan[paint](element);
        const box = element.closest("[data-picture]");
        const saves = box && box.querySelector("[data-downloads]");
        if (saves) saves.hidden = false;
      })
      .catch((error) => {
        failed(element);
        throw error;
      });
  };

  const drawWithin = (part) => {
    const found = [...part.querySelectorAll(DRAWINGS)];
    for (const element of found) if (!("drawn" in element.dataset)) draw(element);
  };

  const forgetWithin = (part) => {
    for (const element of part.querySelectorAll(DRAWINGS)) {
      if (element.drawing) element.drawing.remove();
      element.drawing = null;
      delete element.dataset.drawn;
    }
  };

  const save = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  const asPng = (svg, width, height) =>
    new Promise((resolve, reject) => {
      const image = new Image();
      const scale = 2;
      image.onload = () => {
        const canvas = document.createElement("canvas");
        canvas.width = width * scale;
        canvas.height = height * scale;
        canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
        canvas.toBlob(resolve, "image/png");
      };
      image.onerror = reject;
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    });

  // A picture of several drawings is saved whole, one below the other, each under its heading.
  const stacked = (box) => {
    const title = box.querySelector("h2").textContent.trim();
    // Of a drawing in two widths only the one in sight is saved.
    const seen = [...box.querySelectorAll(DRAWINGS)].filter((element) => element.getClientRects().length);
    const parts = seen.map((element) => {
      const heading = element.parentNode.querySelector("h3");
      return element.drawing.toSvg(heading ? `${title} · ${heading.textContent.trim()}` : title);
    });
    if (parts.length === 1) return parts[0];
    const width = Math.max(...parts.map((part) => part.width));
    let height = 0;
    const inner = parts.map((part) => {
      const placed = part.svg.replace("<svg", `<svg y="${height}"`);
      height += part.height;
      return placed;
    });
    const frame = `xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"`;
    return { svg: `<svg ${frame}>${inner.join("")}</svg>`, width, height };
  };

  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-download]");
    if (!button) return;
    const box = button.closest("[data-picture]");
    const { svg, width, height } = stacked(box);
    const name = box.dataset.picture;
    if (button.dataset.download === "svg") {
      save(new Blob([svg], { type: "image/svg+xml" }), `${name}.svg`);
    } else {
      asPng(svg, width, height).then((blob) => save(blob, `${name}.png`));
    }
  });

  // Paper is narrower than the screen: pictures are fitted to it, and back again.
  const onPaper = (isPaper) => {
    document.documentElement.classList.toggle("on-paper", isPaper);
    for (const element of document.querySelectorAll(DRAWINGS)) element.drawing?.fit(isPaper);
  };
  window.addEventListener("beforeprint", () => onPaper(true));
  window.addEventListener("afterprint", () => onPaper(false));

  const redrawAll = () => {
    forgetWithin(document);
    drawWithin(document);
  };
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redrawAll);
  document.addEventListener("htmx:load", (event) => drawWithin(event.detail.elt.parentNode || document));
  document.addEventListener("htmx:beforeCleanupElement", (event) => {
    if (event.detail.elt.querySelectorAll) forgetWithin(event.detail.elt);
  });
  document.addEventListener("manyuan:removed", (event) => forgetWithin(event.detail.within));
  drawWithin(document);
})();
