/* The map of schools and groups, without any map server: outline, schools, lines, labels. */
(function () {
  "use strict";

  const { words, marks } = window.manyuan;
  // From this zoom on, or with no more schools than this, every school shows its name.
  const NEAR_ZOOM = 14.5;
  const FEW = 30;
  const MANY = 300;
  // A map of few schools, or of one, comes no nearer than this.
  const CLOSEST = 15;

  const linesAbout = (school, groups) => {
    const facts = [school.kind, words[`strength_${school.strength}`]];
    if (school.pupils) facts.push(`${words.pupils} ${school.pupils.toLocaleString("en-US")}`);
    const named = school.groups.map((letter) => groups.get(letter)?.name).filter(Boolean);
    return [school.name, facts.filter(Boolean).join(" · "), named.join(words.and) || school.alone || words.ungrouped];
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
    places.lines.flatMap((line) => {
      const [start, end] = [schools.get(line.from), schools.get(line.to)];
      if (!start || !end) return [];
      if (line.tone) return window.manyuan.flows.add(map, line, start, end);
      const drawn = L.polyline([[start.lat, start.lon], [end.lat, end.lon]], {
        className: `map-line ${marks.colourClass(groups.get(line.group))}`,
        interactive: false,
      }).addTo(map);
      return [{ letters: [line.group], node: drawn.getElement() }];
    });

  // Which group each leading school leads: told by the school, or read from the lines.
  const leadersOf = (places) => {
    const grouped = places.lines.filter((line) => line.group);
    const leaders = new Map(grouped.map((line) => [line.from, line.group]));
    for (const school of places.schools) if (school.leads) leaders.set(school.code, school.leads);
    return leaders;
  };

  const addSchool = (map, school, groups, leaders) => {
    const group = groups.get(leaders.get(school.code) || school.groups[0]);
    const isLead = leaders.has(school.code) && Boolean(group);
    const marker = L.marker([school.lat, school.lon], {
      icon: marks.icon(school, group, isLead),
      riseOnHover: true,
      zIndexOffset: isLead ? 1000 : 0,
      keyboard: true,
    }).addTo(map);
    const node = marker.getElement();
    node.setAttribute("role", "link");
    const about = linesAbout(school, groups);
    // What is seen on the mark begins what is said of it.
    node.setAttribute("aria-label", `${isLead ? `${group.letter} ` : ""}${about.join("; ")}`);
    const offset = [0, marks.sizeOf(school, isLead) / 2];
    marker.bindTooltip(tip(about), { direction: "bottom", offset, className: "map-tip" });
    const follow = () => {
      if (!school.url) return;
      if (school.in_panel) window.manyuan.openPanel(school.url);
      else window.location.assign(school.url);
    };
    marker.on("click", follow);
    marker.on("keypress", (event) => event.originalEvent.key === "Enter" && follow());
    node.addEventListener("focus", () => marker.openTooltip());
    node.addEventListener("blur", () => marker.closeTooltip());
    return { letters: school.groups, node, school, isLead, at: marker.getLatLng(), label: null };
  };

  const fillLegend = (legend, places, drawn) => {
    legend.replaceChildren();
    const hidden = new Set();
    const apply = () => {
      for (const { letters, node, school, label } of drawn) {
        const faded = letters.length > 0 && letters.every((letter) => hidden.has(letter));
        node.classList.toggle("faded", faded);
        if (school && label) label.getElement().classList.toggle("faded", faded);
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
    for (const kind of ["circle", "square", "pentagon", "diamond", "triangle"]) {
      if (shapes.has(kind)) legend.append(marks.key(kind, "ordinary", words[`shape_${kind}`]));
    }
    for (const { tone, label } of places.line_keys || []) legend.append(window.manyuan.flows.key(tone, label));
    const strengths = new Set(places.schools.map((school) => school.strength));
    if (places.groups.length) legend.append(marks.key("circle", "lead", words.leads, places.groups[0].letter));
    for (const strength of ["strong", "weak", "new"]) {
      if (strengths.has(strength)) legend.append(marks.key("circle", strength, words[`strength_${strength}`]));
    }
  };

  // A group's own map shows its schools as large as they fit; the outline goes on behind.
  const boundsOf = (outline, placed, own) => {
    const bounds = outline && !(own && placed.length) ? outline.getBounds() : L.latLngBounds([]);
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
    const own = element.dataset.fit === "schools";
    const bounds = boundsOf(outline, placed, own);
    const padding = own ? [64, 48] : [12, 12];
    map.fitBounds(bounds, { padding, maxZoom: CLOSEST, animate: false });
    const lines = addLines(map, places, schools, groups);
    const leaders = leadersOf(places);
    const drawn = placed.map((school) => addSchool(map, school, groups, leaders));
    const tidy = () => {
      const isNear = map.getZoom() >= NEAR_ZOOM || placed.length <= FEW;
      element.classList.toggle("dense", placed.length > MANY && !isNear);
      window.manyuan.placeLabels(map, drawn, isNear);
    };
    map.on("zoomend moveend", tidy);
    tidy();
    const legend = document.querySelector(`[data-legend="${element.id}"]`);
    if (legend) fillLegend(legend, places, [...lines, ...drawn]);
    // The wheel scrolls the page until the reader takes hold of the map.
    map.on("focus click", () => map.scrollWheelZoom.enable());
    map.on("blur mouseout", () => map.scrollWheelZoom.disable());
    const sizes = new ResizeObserver(() => map.invalidateSize({ animate: false }));
    sizes.observe(element);

    let seen = null;
    return {
      fit(isPaper) {
        if (isPaper) seen = { bounds: map.getBounds(), centre: map.getCenter(), zoom: map.getZoom() };
        map.invalidateSize({ animate: false });
        if (isPaper) map.fitBounds(seen.bounds, { animate: false });
        else if (seen) map.setView(seen.centre, seen.zoom, { animate: false });
      },
      remove() {
        sizes.disconnect();
        map.remove();
      },
      toSvg: (title) => window.manyuan.mapSvg(element, title),
    };
  };
})();
