/* Drawings that came with the page as SVG: their colours are written out when they are saved. */
(function () {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const PAINT = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "opacity", "marker-end", "font-size", "font-weight", "text-anchor"];
  const HEAD = 40;

  const painted = (from, to) => {
    const style = getComputedStyle(from);
    for (const name of PAINT) to.setAttribute(name, style.getPropertyValue(name));
    [...from.children].forEach((child, index) => painted(child, to.children[index]));
    return to;
  };

  const element = (name, attributes) => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };

  const toSvg = (box, title) => {
    const drawn = box.querySelector("svg");
    const { width, height } = drawn.viewBox.baseVal;
    const whole = height + HEAD;
    const page = getComputedStyle(document.documentElement);
    const paper = page.getPropertyValue("--paper").trim();
    const ink = page.getPropertyValue("--ink").trim();
    const size = { xmlns: SVG, width, height: whole, viewBox: `0 0 ${width} ${whole}`, "font-family": "sans-serif" };
    const svg = element("svg", size);
    const heading = element("text", { x: 8, y: 26, "font-size": 16, fill: ink });
    heading.textContent = title;
    const inner = element("g", { transform: `translate(0 ${HEAD})` });
    const copy = painted(drawn, drawn.cloneNode(true));
    inner.append(...copy.children);
    svg.append(element("rect", { width: "100%", height: "100%", fill: paper }), heading, inner);
    return { svg: new XMLSerializer().serializeToString(svg), width, height: whole };
  };

  window.manyuan.painted = painted;
  window.manyuan.drawSvg = (box) => ({ fit() {}, remove() {}, toSvg: (title) => toSvg(box, title) });
})();
