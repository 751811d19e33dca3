/* How a school looks on the map: shape by stage, size and filling by strength, colour by group.
   A partner is a triangle.

   Everything is built as elements with classes: a string with style attributes would be refused
   by the page's security policy. */
(function () {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const SIZES = { lead: 18, strong: 16, ordinary: 12, weak: 12, new: 12 };
  const LEADING = 26;
  const PARTNER = 16;
  const HOLLOW = new Set(["weak", "new"]);

  const element = (name, attributes) => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };

  const corners = (count, radius, turn) =>
    Array.from({ length: count }, (_, index) => {
      const angle = turn + (index * 2 * Math.PI) / count;
      return `${(radius * Math.cos(angle)).toFixed(2)},${(radius * Math.sin(angle)).toFixed(2)}`;
    }).join(" ");

  const shape = (kind, radius, className) => {
    if (kind === "square") {
      const side = radius * 0.9;
      return element("rect", { x: -side, y: -side, width: 2 * side, height: 2 * side, class: className });
    }
    const half = -Math.PI / 2;
    if (kind === "triangle") return element("polygon", { points: corners(3, radius * 1.3, half), class: className });
    if (kind === "diamond") return element("polygon", { points: corners(4, radius * 1.15, half), class: className });
    if (kind === "pentagon") return element("polygon", { points: corners(5, radius * 1.1, half), class: className });
    return element("circle", { r: radius, class: className });
  };

  const sizeOf = (kind, strength) => (kind === "triangle" ? PARTNER : SIZES[strength] || SIZES.ordinary);

  // A school that leads a group is large, filled and carries the group's letter.
  const drawn = (kind, strength, letter) => {
    const size = letter ? LEADING : sizeOf(kind, strength);
    const filling = HOLLOW.has(strength) && !letter ? "hollow" : "shape";
    const svg = element("svg", { viewBox: `${-size / 2} ${-size / 2} ${size} ${size}`, width: size, height: size, "aria-hidden": "true" });
    svg.append(shape(kind, size / 2 - 1, filling));
    if (strength === "new" && !letter) svg.append(shape(kind, 1.6, "shape"));
    if (letter) {
      const text = element("text", { y: 3.6 });
      text.textContent = letter;
      svg.append(text);
    }
    return svg;
  };

  // Colour classes group-1 … group-12 set the custom property that shapes and lines read.
  const colourClass = (group) => (group ? `group-${(group.colour_index % 12) + 1}` : "");

  window.manyuan.marks = {
    svg: SVG,
    sizeOf: (school, leads) => (leads ? LEADING : sizeOf(school.stage_shape, school.strength)),
    colourClass,
    icon(school, group, leads) {
      const size = this.sizeOf(school, leads);
      return window.L.divIcon({
        className: `map-school ${colourClass(group)}`,
        html: drawn(school.stage_shape, school.strength, leads ? group.letter : ""),
        iconSize: [size, size],
      });
    },
    key(kind, strength, words, letter = "") {
      const item = document.createElement("span");
      item.className = "key";
      item.append(drawn(kind, strength, letter), document.createTextNode(words));
      return item;
    },
  };
})();
