/* Flows between schools on the map: bent arrows, as thick as they carry, in three tones.

   A flow and its opposite bend to different sides, so neither hides the other. */
(function () {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const BEND = 0.16;
  const STEPS = 16;
  // The head ends where the mark of a school begins.
  const CLEAR = 9;
  const HEAD = 8;
  const THICKEST = 7;

  const element = (name, attributes) => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };

  const toneClass = (tone) => `map-flow map-flow-${tone}`;
  const widthOf = (weight) => Math.min(THICKEST, 1 + Math.sqrt(weight || 1) * 0.75);

  const bent = (start, end) => {
    const squeeze = Math.cos((start.lat * Math.PI) / 180);
    const [east, north] = [(end.lon - start.lon) * squeeze, end.lat - start.lat];
    const middle = {
      lat: (start.lat + end.lat) / 2 - east * BEND,
      lon: (start.lon + end.lon) / 2 + (north * BEND) / squeeze,
    };
    return Array.from({ length: STEPS + 1 }, (_, step) => {
      const [there, back] = [step / STEPS, 1 - step / STEPS];
      const mixed = (name) =>
        back * back * start[name] + 2 * back * there * middle[name] + there * there * end[name];
      return [mixed("lat"), mixed("lon")];
    });
  };

  // One arrowhead a tone, kept with the drawing so that a saved picture has it too.
  const headOf = (root, tone) => {
    const id = `flow-head-${tone}`;
    let heads = root.querySelector("defs");
    if (!heads) {
      heads = element("defs", {});
      root.prepend(heads);
    }
    if (!heads.querySelector(`#${id}`)) {
      const size = { markerWidth: HEAD, markerHeight: HEAD, refX: HEAD + CLEAR, refY: HEAD / 2 };
      const head = element("marker", { id, ...size, orient: "auto", markerUnits: "userSpaceOnUse" });
      const shape = element("path", { d: `M0 0 L${HEAD} ${HEAD / 2} L0 ${HEAD} Z`, class: `map-head map-flow-${tone}` });
      head.append(shape);
      heads.append(head);
    }
    return `url(#${id})`;
  };

  const tip = ({ label, sub }) => {
    const box = document.createElement("div");
    const name = document.createElement("strong");
    name.textContent = label;
    box.append(name, document.createElement("br"), document.createTextNode(sub || ""));
    return box;
  };

  window.manyuan.flows = {
    add(map, line, start, end) {
      const drawn = window.L.polyline(bent(start, end), {
        className: toneClass(line.tone),
        weight: widthOf(line.weight),
        interactive: Boolean(line.label),
        smoothFactor: 0,
      }).addTo(map);
      const node = drawn.getElement();
      node.setAttribute("marker-end", headOf(node.ownerSVGElement, line.tone));
      if (line.url) drawn.on("click", () => window.location.assign(line.url));
      if (line.label) drawn.bindTooltip(tip(line), { sticky: true, className: "map-tip" });
      return [{ letters: [], node }];
    },
    key(tone, words) {
      const item = document.createElement("span");
      item.className = "key";
      const svg = element("svg", { viewBox: "0 0 22 10", width: 22, height: 10, "aria-hidden": "true" });
      svg.append(
        element("path", { d: "M1 5 H14", class: toneClass(tone) }),
        element("path", { d: "M13 1 L21 5 L13 9 Z", class: `map-head map-flow-${tone}` }),
      );
      item.append(svg, document.createTextNode(words));
      return item;
    },
  };
})();
