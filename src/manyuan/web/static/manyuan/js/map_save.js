/* The map as one SVG that stands alone: what is on the screen, with its colours written out. */
(function () {
  "use strict";

  const { marks, painted } = window.manyuan;
  const HEAD = 40;
  const ROW = 24;

  const placed = (node, frame) => {
    const box = node.getBoundingClientRect();
    return [box.left - frame.left, box.top - frame.top + HEAD, box];
  };

  const text = (words, x, y, size, colour) => {
    const element = document.createElementNS(marks.svg, "text");
    element.textContent = words;
    const attributes = { x, y, "font-size": size, fill: colour };
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };

  const said = (item) => {
    const range = document.createRange();
    range.selectNodeContents(item);
    const words = [...item.childNodes].filter((node) => node.nodeName !== "svg");
    return [words.map((node) => node.textContent).join(" "), range.getBoundingClientRect().width];
  };

  // The keys of the map in rows below it; on the page they may stand beside it.
  const keysOf = (legend, top, width, ink) => {
    let [x, y] = [8, top + ROW];
    const nodes = [...legend.children].flatMap((item) => {
      const [words, wide] = said(item);
      if (x > 8 && x + wide > width) [x, y] = [8, y + ROW];
      const mark = item.querySelector("svg");
      const [left, start] = [x, mark ? x + mark.getBoundingClientRect().width + 5 : x];
      x += wide + ROW;
      if (!mark) return [text(words, start, y, 12, ink)];
      const size = mark.getBoundingClientRect();
      const copy = painted(mark, mark.cloneNode(true));
      const place = { x: left, y: y - 4 - size.height / 2, width: size.width, height: size.height, overflow: "visible" };
      for (const [name, value] of Object.entries(place)) copy.setAttribute(name, value);
      return [copy, text(words, start, y, 12, ink)];
    });
    return [nodes, y + ROW / 2];
  };

  window.manyuan.mapSvg = (element, title) => {
    const frame = element.getBoundingClientRect();
    const legend = document.querySelector(`[data-legend="${element.id}"]`);
    const [width, drawn] = [Math.round(frame.width), Math.round(frame.height) + HEAD];
    const page = getComputedStyle(document.documentElement);
    const ink = page.getPropertyValue("--ink").trim();
    const [keys, height] = legend && legend.children.length ? keysOf(legend, drawn, width, ink) : [[], drawn];
    const svg = document.createElementNS(marks.svg, "svg");
    const size = { xmlns: marks.svg, width, height, viewBox: `0 0 ${width} ${height}`, "font-family": "sans-serif" };
    for (const [name, value] of Object.entries(size)) svg.setAttribute(name, value);
    const ground = document.createElementNS(marks.svg, "rect");
    ground.setAttribute("width", "100%");
    ground.setAttribute("height", "100%");
    ground.setAttribute("fill", page.getPropertyValue("--paper").trim());
    svg.append(ground, text(title.trim(), 8, 26, 16, ink));
    for (const heads of element.querySelectorAll(".leaflet-overlay-pane defs")) {
      svg.append(painted(heads, heads.cloneNode(true)));
    }
    for (const path of element.querySelectorAll(".leaflet-overlay-pane g path")) {
      const copy = painted(path, path.cloneNode(true));
      copy.removeAttribute("class");
      const matrix = path.getScreenCTM();
      copy.setAttribute("transform", `translate(${matrix.e - frame.left} ${matrix.f - frame.top + HEAD})`);
      svg.append(copy);
    }
    for (const mark of element.querySelectorAll(".map-school svg")) {
      const [x, y, box] = placed(mark, frame);
      const copy = painted(mark, mark.cloneNode(true));
      const place = { x, y, width: box.width, height: box.height, overflow: "visible" };
      for (const [name, value] of Object.entries(place)) copy.setAttribute(name, value);
      copy.setAttribute("opacity", getComputedStyle(mark.parentNode).opacity);
      svg.append(copy);
    }
    for (const label of element.querySelectorAll(".map-label:not(.covered, .faded)")) {
      const [x, y, box] = placed(label, frame);
      if (box.width) svg.append(text(label.textContent, x + 3, y + box.height * 0.72, 12, ink));
    }
    svg.append(...keys);
    return { svg: new XMLSerializer().serializeToString(svg), width, height };
  };
})();
