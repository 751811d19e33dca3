/* The names on the map: each takes the side where it covers the least, and waits where there is none. */
(function () {
  "use strict";

  const { marks } = window.manyuan;
  const GAP = 3;
  // What a name costs that lies on a school; a leading one must stay readable at any price.
  const ON_SCHOOL = 1;
  const ON_LEAD = 8;
  const DEAREST = { lead: 6, other: 0.9 };

  const labelOf = (map, one) => {
    if (one.label) return one.label;
    one.label = L.tooltip({
      permanent: true,
      direction: "center",
      className: one.isLead ? "map-label" : "map-label minor",
      opacity: 1,
      interactive: false,
    })
      .setLatLng(one.at)
      .setContent(document.createTextNode(one.school.short || one.school.name))
      .addTo(map);
    const node = one.label.getElement();
    node.setAttribute("aria-hidden", "true");
    [one.width, one.height] = [node.offsetWidth, node.offsetHeight];
    return one.label;
  };

  // Where the middle of the name may stand, seen from the middle of the school; the best first.
  const sidesOf = ({ width, height, half }) => {
    const aside = half + GAP + width / 2;
    const near = half * 0.6 + GAP + width / 2;
    const above = half * 0.6 + height / 2;
    const over = half + height / 2;
    return [
      [aside, 0], [-aside, 0], [near, -above], [near, above], [-near, -above], [-near, above], [0, -over], [0, over],
    ];
  };

  const around = (x, y, width, height) => ({
    left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2,
  });
  const meet = (a, b) => a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

  const costOf = (box, one, seen, kept, frame) => {
    const isOut = box.left < 0 || box.top < 0 || box.right > frame.x || box.bottom > frame.y;
    if (isOut || kept.some((other) => meet(box, other))) return Infinity;
    let cost = 0;
    for (const other of seen) {
      if (other !== one && meet(box, other.box)) cost += other.isLead ? ON_LEAD : ON_SCHOOL;
    }
    return cost;
  };

  const cheapest = (one, seen, kept, frame) => {
    const tried = sidesOf(one).map(([dx, dy], rank) => {
      const box = around(one.x + dx, one.y + dy, one.width - 4, one.height - 2);
      return { dx, dy, box, cost: costOf(box, one, seen, kept, frame) + rank * 0.1 };
    });
    return tried.reduce((best, next) => (next.cost < best.cost ? next : best));
  };

  window.manyuan.placeLabels = (map, drawn, isNear) => {
    const view = map.getBounds().pad(0.05);
    const frame = map.getSize();
    const seen = drawn.filter((one) => view.contains(one.at));
    for (const one of seen) {
      const size = marks.sizeOf(one.school, one.isLead);
      Object.assign(one, map.latLngToContainerPoint(one.at), { half: size / 2 });
      one.box = around(one.x, one.y, size, size);
    }
    const wanted = seen.filter((one) => one.isLead || one.school.is_named || isNear);
    for (const one of wanted) labelOf(map, one);
    for (const one of drawn) if (one.label) one.label.getElement().classList.add("covered");
    const kept = [];
    for (const one of wanted.sort((a, b) => Number(b.isLead) - Number(a.isLead))) {
      const place = cheapest(one, seen, kept, frame);
      if (place.cost > DEAREST[one.isLead ? "lead" : "other"]) continue;
      one.label.options.offset = [Math.round(place.dx), Math.round(place.dy)];
      one.label.update();
      one.label.getElement().classList.remove("covered");
      kept.push(place.box);
    }
  };
})();
