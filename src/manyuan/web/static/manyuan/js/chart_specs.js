/* From a spec of plain values to an ECharts option. Direct labels, zero-based bars, the limit as a
   line with its name; colours come from the page's own tokens, so light and dark are one code. */
(function () {
  "use strict";

  const { colours, SYMBOLS, writer, axisWriter, unitOf, base, valueAxis, wordAxis, limitLine } = window.manyuan.chartParts;

  // Dots that would cover each other step aside, always the same way.
  const spread = (items, low, high) => {
    const bins = new Map();
    const width = (high - low) / 90 || 1;
    return items.map((item) => {
      const bin = Math.round((item.value - low) / width);
      const seen = bins.get(bin) || 0;
      bins.set(bin, seen + 1);
      const step = Math.ceil(seen / 2) * (seen % 2 ? 1 : -1);
      return Math.max(-0.42, Math.min(0.42, step * 0.09));
    });
  };

  const dots = (spec, c) => {
    const write = writer(spec);
    const strips = spec.strips || [{ label: "", items: spec.items }];
    const known = strips.flatMap((strip) => strip.items.map((item) => item.value));
    const limits = strips.map((strip) => (strip.limit || spec.limit || {}).value);
    const inUse = [...known, ...limits].filter((value) => typeof value === "number");
    const low = Math.min(0, ...inUse);
    const high = Math.max(...inUse, low + 1e-9);
    const option = base(spec, c);
    option.grid.top = 36;
    option.xAxis = valueAxis(spec, c, { min: low, nameLocation: "end", nameGap: 4 });
    option.xAxis.name = "";
    option.yAxis = {
      type: "value",
      inverse: true,
      min: -0.6,
      max: strips.length - 0.4,
      interval: 1,
      show: strips.some((strip) => strip.label),
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { show: false },
      axisLabel: { show: false },
    };
    const titles = strips.map((strip, row) => ({
      type: "scatter",
      silent: true,
      symbolSize: 0.1,
      data: [[low, row - 0.52]],
      label: { show: Boolean(strip.label), position: "right", distance: 0, color: c.soft, formatter: strip.label },
    }));
    const marks = strips.map((strip, row) => {
      const limit = strip.limit || spec.limit;
      const aside = spread(strip.items, low, high);
      return {
        type: "scatter",
        symbolSize: 9,
        data: strip.items.map((item, index) => ({
          name: item.name,
          value: [item.value, row + aside[index]],
          item,
          symbol: SYMBOLS[item.verdict] || "circle",
          itemStyle: {
            color: c[item.verdict] || c.sea,
            opacity: 0.85,
            borderColor: c.paper,
            borderWidth: 0.5,
          },
        })),
        markLine: limit && {
          ...limitLine({ ...spec, limit }, c, "xAxis"),
          label: { show: false },
          data: [[{ coord: [limit.value, row - 0.45] }, { coord: [limit.value, row + 0.45] }]],
        },
      };
    });
    const names = strips.flatMap((strip, row) => {
      const limit = strip.limit || spec.limit;
      if (!limit) return [];
      const label = { show: true, position: "right", distance: 4, color: c.limit, fontSize: 12 };
      label.formatter = `${limit.label} ${write(limit.value)}`;
      return [{ type: "scatter", silent: true, symbolSize: 0.1, data: [[limit.value, row - 0.52]], label }];
    });
    option.tooltip.formatter = (at) =>
      at.data.item ? `${at.data.item.name}\n${write(at.data.item.value)} ${unitOf(spec)}` : "";
    option.series = [...titles, ...marks, ...names];
    return option;
  };

  const SLOPE = { top: 32, bottom: 12 };

  // The words at one side of a slope: as wide as there is room for, none on top of another.
  // A name that does not fit is cut, its figure never.
  const sideWords = (values, names, scale, { width, height, join, share }) => {
    const { widthOf, fitted, apart } = window.manyuan.labels;
    const plot = height - SLOPE.top - SLOPE.bottom;
    const figures = values.map((value) => join(value, ""));
    const room = Math.min(Math.max(...values.map((value, index) => widthOf(join(value, names[index])))), width * share);
    const places = values.map((value) => (1 - (value - scale.min) / (scale.max - scale.min)) * plot);
    const moved = apart(places, plot);
    const cut = names.map((name, index) => fitted(name, room - widthOf(figures[index])));
    return { room, words: cut.map((name, index) => ({ text: join(values[index], name), offset: [0, moved[index]] })) };
  };

  // Lines that end at one value share one word there; at the beginning each has its own name.
  const slopeEnds = (items) => {
    const ends = new Map();
    for (const item of items) ends.set(item.end, [...(ends.get(item.end) || []), item]);
    return [...ends].map(([value, found]) => ({
      value,
      name: found.length === 1 ? found[0].name : `× ${found.length}`,
    }));
  };

  const slope = (spec, c, size) => {
    const { scaleOf, SIZE } = window.manyuan.labels;
    const write = writer(spec);
    const scale = scaleOf(spec.items.flatMap((item) => [item.start, item.end]), spec.zero !== false);
    const before = { ...size, share: 0.36, join: (value, name) => `${name} ${write(value)}` };
    const after = { ...size, share: size.width < 480 ? 0.2 : 0.36, join: (value, name) => `${write(value)} ${name}` };
    const starts = sideWords(spec.items.map((item) => item.start), spec.items.map((item) => item.name), scale, before);
    const named = slopeEnds(spec.items);
    const ends = sideWords(named.map((one) => one.value), named.map((one) => one.name), scale, after);
    const option = base(spec, c);
    option.grid = { left: starts.room + 20, right: ends.room + 20, ...SLOPE, containLabel: false };
    option.xAxis = wordAxis(c, [spec.left, spec.right], { position: "top", boundaryGap: false });
    option.xAxis.axisLine.show = false;
    option.xAxis.splitLine = { show: true, lineStyle: { color: c.line } };
    option.yAxis = valueAxis(spec, c, { show: false, ...scale });
    const label = { show: true, color: c.ink, fontSize: SIZE, distance: 8 };
    const lines = spec.items.map((item, index) => {
      const colour = c[item.verdict] || (item.emphasis ? c.sea : c.unknown);
      const { text, offset } = starts.words[index];
      return {
        type: "line",
        name: item.name,
        symbol: SYMBOLS[item.verdict] || "circle",
        symbolSize: 8,
        lineStyle: { color: colour, width: item.emphasis ? 2.5 : 1.5 },
        itemStyle: { color: colour },
        data: [
          { value: item.start, item, label: { ...label, position: "left", formatter: text, offset } },
          { value: item.end, item },
        ],
        markLine: index === 0 ? limitLine(spec, c, "yAxis", "insideMiddleTop") : undefined,
      };
    });
    const words = named.map(({ value }, index) => {
      const { text, offset } = ends.words[index];
      return { value: [1, value], label: { ...label, position: "right", formatter: text, offset } };
    });
    option.series = [...lines, { type: "scatter", silent: true, symbolSize: 0.1, data: words }];
    option.tooltip.formatter = (at) => {
      const { name, start, end } = at.data.item;
      return `${name}\n${spec.left}  ${write(start)}\n${spec.right}  ${write(end)}`;
    };
    return option;
  };

  const LINES = { top: 28, bottom: 32 };

  // The name of a line, or of the limit, at the line's end; the limit is one more name among them.
  const endNames = (spec, scale, { width, height }) => {
    const { widthOf, fitted, apart } = window.manyuan.labels;
    const ends = spec.series.map((one) => ({
      name: one.name,
      value: one.values.findLast((value) => value !== null) ?? scale.min,
    }));
    if (spec.limit) {
      ends.push({ name: `${spec.limit.label} ${writer(spec)(spec.limit.value)}`, value: spec.limit.value });
    }
    const room = Math.min(Math.max(...ends.map((end) => widthOf(end.name))), width * 0.4);
    const plot = height - LINES.top - LINES.bottom;
    const places = ends.map(({ value }) => (1 - (value - scale.min) / (scale.max - scale.min)) * plot);
    const moved = apart(places, plot - 4);
    return { room, ends: ends.map((end, index) => ({ text: fitted(end.name, room), moved: moved[index] })) };
  };

  const line = (spec, c, size) => {
    const { widthOf, scaleOf, SIZE } = window.manyuan.labels;
    const write = writer(spec);
    const inUse = [...spec.series.flatMap((one) => one.values), spec.limit?.value];
    const scale = scaleOf(inUse, spec.zero !== false);
    const { room, ends } = endNames(spec, scale, size);
    const endLabel = (index, color) => {
      const { text, moved } = ends[index];
      return { show: true, color, fontSize: SIZE, formatter: text, offset: [0, moved] };
    };
    const ticks = widthOf(axisWriter(spec)(scale.max));
    const option = base(spec, c);
    option.grid = { left: Math.max(36, ticks + 16), right: room + 16, ...LINES, containLabel: false };
    option.xAxis = wordAxis(c, spec.x, { boundaryGap: false });
    option.xAxis.axisLabel.hideOverlap = true;
    option.yAxis = valueAxis(spec, c, { ...scale, nameLocation: "end" });
    option.series = spec.series.map((one, index) => {
      const colour = one.colour_index === undefined
        ? (one.emphasis ? c.sea : c.series[(index + 1) % 12])
        : c.series[one.colour_index % 12];
      return {
        type: "line",
        name: one.name,
        data: one.values,
        symbol: "circle",
        symbolSize: 6,
        connectNulls: false,
        lineStyle: { color: colour, width: one.emphasis ? 3 : 1.75 },
        itemStyle: { color: colour },
        endLabel: endLabel(index, colour),
      };
    });
    if (spec.limit) {
      option.series.push({
        type: "line",
        silent: true,
        symbol: "none",
        data: spec.x.map(() => spec.limit.value),
        lineStyle: { width: 0 },
        endLabel: endLabel(spec.series.length, c.limit),
        markLine: { ...limitLine(spec, c, "yAxis"), label: { show: false } },
      });
    }
    option.tooltip.trigger = "axis";
    option.tooltip.axisPointer = { lineStyle: { color: c.axis } };
    option.tooltip.formatter = (points) => {
      const named = points.filter((at) => at.seriesIndex < spec.series.length);
      return [points[0].axisValue, ...named.map((at) => `${at.seriesName}  ${write(at.value)}`)].join("\n");
    };
    return option;
  };

  const bars = (spec, c) => {
    const write = writer(spec);
    const option = base(spec, c);
    const lying = spec.horizontal !== false;
    const names = wordAxis(c, spec.items.map((item) => item.name), { inverse: lying });
    const highest = Math.max(...spec.items.map((item) => item.value ?? 0), spec.limit?.value ?? 0, 1e-9);
    const values = valueAxis(spec, c, { min: 0, max: highest, show: false });
    const words = spec.items.map((item) => `${write(item.value)}${signOf(item)}`);
    const room = Math.max(...words.map((text) => window.manyuan.labels.widthOf(text)));
    option.grid.right = lying ? room + 16 : 24;
    option.grid.top = spec.limit || !lying ? 28 : 12;
    [option.xAxis, option.yAxis] = lying ? [values, names] : [names, values];
    names.axisLine.show = !lying;
    const label = {
      show: true,
      position: lying ? "right" : "top",
      color: c.ink,
      fontSize: 12,
      backgroundColor: c.paper,
      padding: [1, 2],
      formatter: (at) => words[at.dataIndex],
    };
    option.series = [
      {
        type: "bar",
        barMaxWidth: 22,
        data: spec.items.map((item) => ({
          value: item.value,
          item,
          itemStyle: { color: c[item.verdict] || c.sea },
        })),
        markLine: spec.limit && {
          ...limitLine(spec, c, lying ? "xAxis" : "yAxis", lying ? "start" : "insideEndTop"),
          z: 4,
        },
      },
      {
        // The figures lie above the limit's line; an unknown one has its dash where the bar would begin.
        type: "scatter",
        silent: true,
        symbolSize: 0.1,
        z: 8,
        itemStyle: { opacity: 1 },
        data: spec.items.map((item, place) => (lying ? [item.value ?? 0, place] : [place, item.value ?? 0])),
        label,
      },
    ];
    option.tooltip.formatter = (at) =>
      `${at.data.item.name}\n${write(at.data.item.value)} ${unitOf(spec)}`;
    return option;
  };
  const SIGNS = { met: " ✓", near: " △", missed: " ✕", unknown: " —" };
  const signOf = ({ value, verdict }) => (value === null || value === undefined ? "" : SIGNS[verdict] || "");

  const makers = { dots, slope, line, bars, intervals: window.manyuan.intervalChart };
  window.manyuan.chartOption = (spec, size) => makers[spec.type](spec, colours(), size);
})();
