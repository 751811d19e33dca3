/* The map as one SVG that stands alone: what is on the screen, with its colours written out. */
(function () {
  "use strict";

  const { marks, painted } = window.manyuan;
  const HEAD = 40;

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

  window.manyuan.mapSvg = (element, title) => {
    const frame = element.getBoundingClientRect();
    const [width, height] = [Math.round(frame.width), Math.round(frame.height) + HEAD];
    const page = getComputedStyle(document.documentElement);
    const ink = page.getPropertyValue("--ink").trim();
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
    return { svg: new XMLSerializer().serializeToString(svg), width, height };
  };
})();
