/* The map of schools and groups, without any map server: outline, schools, lines, labels. */
(function () {
  "use strict";

  const { words, marks } = window.manyuan;
  const NEAR_ZOOM = 14.5;

  const linesAbout = (school, groups) => {
    const facts = [school.kind, words[`strength_${school.strength}`]];
    if (school.pupils) facts.push(`${words.pupils} ${school.pupils.toLocaleString("en-US")}`);
    const named = school.groups.map((letter) => groups.get(letter)?.name).filter(Boolean);
    return [school.name, facts.filter(Boolean).join(" · "), named.join("、") || words.ungrouped];
  };

  const tip = (lines) => {
    const box = document.createElement("div");
    const name = document.createElement("strong");
    name.textContent = lines[0];
    box.append(name);
    for (const line of lines.slice(1)) {
      box.append(document.createElement("br"), document.createTextNode(line));
    }
    return box;
  };

  const addOutline = (map, outline) => {
    if (!outline) return null;
    const options = { interactive: false, style: () => ({ className: "map-land" }) };
    return L.geoJSON(outline, options).addTo(map);
  };

  const addLines = (map, places, schools, groups) =>
    places.lines.flatMap(({ from, to, group }) => {
      const [start, end] = [schools.get(from), schools.get(to)];
      if (!start || !end) return [];
      const line = L.polyline([[start.lat, start.lon], [end.lat, end.lon]], {
        className: `map-line ${marks.colourClass(groups.get(group))}`,
        interactive: false,
      }).addTo(map);
      return [{ letters: [group], node: line.getElement() }];
    });

  const addSchool = (map, school, groups) => {
    const group = groups.get(school.groups[0]);
    const isLead = school.strength === "lead" && school.groups.length > 0;
    const marker = L.marker([school.lat, school.lon], {
      icon: marks.icon(school, group),
      riseOnHover: true,
      zIndexOffset: isLead ? 1000 : 0,
      keyboard: true,
    }).addTo(map);
    const node = marker.getElement();
    node.setAttribute("role", "link");
    const about = linesAbout(school, groups);
    node.setAttribute("aria-label", about.join("; "));
    const offset = [0, marks.sizeOf(school) / 2];
    marker.bindTooltip(tip(about), { direction: "bottom", offset, className: "map-tip" });
    const follow = () => school.url && window.location.assign(school.url);
    marker.on("click", follow);
    marker.on("keypress", (event) => event.originalEvent.key === "Enter" && follow());
    node.addEventListener("focus", () => marker.openTooltip());
    node.addEventListener("blur", () => marker.closeTooltip());
    const isFarRight = map.latLngToContainerPoint(marker.getLatLng()).x > map.getSize().x * 0.7;
    const half = marks.sizeOf(school) / 2;
    const label = L.tooltip([school.lat, school.lon], {
      permanent: true,
      direction: isFarRight ? "left" : "right",
      offset: [isFarRight ? -half : half, 0],
      className: isLead ? "map-label" : "map-label minor",
      opacity: 1,
      interactive: false,
    }).setContent(document.createTextNode(school.short || school.name)).addTo(map);
    label.getElement().setAttribute("aria-hidden", "true");
    const sides = (isLead ? ["right", "left", "top", "bottom"] : [label.options.direction]).map(
      (direction) => () => {
        const offsets = { right: [half, 0], left: [-half, 0], top: [0, -half], bottom: [0, half] };
        Object.assign(label.options, { direction, offset: offsets[direction] });
        label.update();
      },
    );
    return { letters: school.groups, node, label: label.getElement(), sides, isLead };
  };

  // A label tries each side; one that would still lie on another waits until the reader zooms in.
  const uncover = (element, drawnSchools) => {
    const kept = drawnSchools.filter((one) => one.isLead).map((one) => one.node.getBoundingClientRect());
    const frame = element.getBoundingClientRect();
    const isFree = (box) =>
      box.left >= frame.left && box.right <= frame.right && !kept.some((other) =>
        box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top);
    const byRank = [...drawnSchools].sort((a, b) => Number(b.isLead) - Number(a.isLead));
    for (const { label, sides } of byRank) {
      const free = sides.find((place) => {
        place();
        return isFree(label.getBoundingClientRect());
      });
      label.classList.toggle("covered", !free);
      if (free) kept.push(label.getBoundingClientRect());
    }
  };

  const fillLegend = (legend, places, drawn) => {
    legend.replaceChildren();
    const hidden = new Set();
    const apply = () => {
      for (const { letters, node, label } of drawn) {
        const faded = letters.length > 0 && letters.every((letter) => hidden.has(letter));
        node.classList.toggle("faded", faded);
        if (label) label.classList.toggle("faded", faded);
      }
    };
    for (const group of places.groups) {
      const button = document.createElement("button");
      button.type = "button";
      button.setAttribute("aria-pressed", "true");
      const letter = document.createElement("span");
      letter.className = `letter ${marks.colourClass(group)}`;
      letter.textContent = group.letter;
      button.append(letter, document.createTextNode(group.name));
      button.addEventListener("click", () => {
        if (!hidden.delete(group.letter)) hidden.add(group.letter);
        button.setAttribute("aria-pressed", String(!hidden.has(group.letter)));
        apply();
      });
      legend.append(button);
    }
    const shapes = new Set(places.schools.map((school) => school.stage_shape));
    for (const kind of ["circle", "square", "pentagon", "diamond"]) {
      if (shapes.has(kind)) legend.append(marks.key(kind, "ordinary", words[`shape_${kind}`]));
    }
    const strengths = new Set(places.schools.map((school) => school.strength));
    for (const strength of ["lead", "strong", "weak", "new"]) {
      if (strengths.has(strength)) legend.append(marks.key("circle", strength, words[`strength_${strength}`]));
    }
  };

  const boundsOf = (outline, placed) => {
    const bounds = outline ? outline.getBounds() : L.latLngBounds([]);
    for (const school of placed) bounds.extend([school.lat, school.lon]);
    return bounds.isValid() ? bounds : L.latLngBounds([[36, 120], [36.2, 120.5]]);
  };

  window.manyuan.drawMap = (element) => {
    const places = JSON.parse(document.getElementById(element.dataset.map).textContent);
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const map = L.map(element, {
      attributionControl: false,
      zoomControl: false,
      zoomSnap: 0.25,
      scrollWheelZoom: false,
      zoomAnimation: !calm,
      fadeAnimation: false,
      markerZoomAnimation: !calm,
      renderer: L.svg({ padding: 0.5 }),
    });
    const titles = { zoomInTitle: words.zoom_in, zoomOutTitle: words.zoom_out };
    L.control.zoom({ position: "topright", ...titles }).addTo(map);
    const placed = places.schools.filter((school) => school.lon !== null && school.lat !== null);
    const groups = new Map(places.groups.map((group) => [group.letter, group]));
    const schools = new Map(placed.map((school) => [school.code, school]));
    const outline = addOutline(map, places.outline);
    const bounds = boundsOf(outline, placed);
    const fit = () => map.fitBounds(bounds, { padding: [12, 12], animate: false });
    fit();
    const lines = addLines(map, places, schools, groups);
    const drawn = placed.map((school) => addSchool(map, school, groups));
    const tidy = () => {
      element.classList.toggle("near", map.getZoom() >= NEAR_ZOOM || placed.length <= 30);
      uncover(element, drawn);
    };
    map.on("zoomend", tidy);
    tidy();
    const legend = document.querySelector(`[data-legend="${element.id}"]`);
    if (legend) fillLegend(legend, places, [...lines, ...drawn]);
    // The wheel scrolls the page until the reader takes hold of the map.
    map.on("focus click", () => map.scrollWheelZoom.enable());
    map.on("blur mouseout", () => map.scrollWheelZoom.disable());
    const sizes = new ResizeObserver(() => map.invalidateSize({ animate: false }));
    sizes.observe(element);

    return {
      remove() {
        sizes.disconnect();
        map.remove();
      },
      toSvg: (title) => window.manyuan.mapSvg(element, title),
    };
  };
})();
