/* From a spec of plain values to an ECharts option. Direct labels, zero-based bars, the limit as a
   line with its name; colours come from the page's own tokens, so light and dark are one code. */
(function () {
  "use strict";

  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const colours = () => ({
    ink: token("--ink"),
    soft: token("--ink-soft"),
    line: token("--mist"),
    axis: token("--mist-deep"),
    paper: token("--paper"),
    sea: token("--sea"),
    met: token("--garden"),
    near: token("--sun"),
    missed: token("--roof"),
    unknown: token("--control"),
    limit: token("--roof-text"),
    series: Array.from({ length: 12 }, (_, index) => token(`--group-${index + 1}`)),
  });
  const SYMBOLS = { met: "circle", near: "triangle", missed: "diamond", unknown: "emptyCircle" };

  const writer = (spec) => (value) => {
    if (value === null || value === undefined || value === "") return "—";
    const share = spec.format === "percent";
    const decimals = spec.decimals ?? (share ? 1 : 2);
    const text = (share ? value * 100 : Number(value)).toLocaleString("en-US", {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    return (share ? `${text}%` : text).replace("-", "−");
  };
  const axisWriter = (spec) => (value) =>
    spec.format === "percent" ? `${Math.round(value * 100)}%` : Number(value).toLocaleString("en-US");
  const unitOf = (spec) => (spec.format === "percent" ? "" : spec.unit || "");

  const base = (spec, c) => ({
    animation: false,
    // Double quotes would end the attribute in which the saved SVG names its font.
    textStyle: { color: c.ink, fontFamily: getComputedStyle(document.body).fontFamily.replaceAll('"', "'") },
    grid: { left: 8, right: 24, top: 28, bottom: 8, containLabel: true },
    tooltip: {
      renderMode: "richText",
      backgroundColor: c.paper,
      borderColor: c.axis,
      borderWidth: 1,
      padding: [6, 10],
      shadowBlur: 0,
      textStyle: { color: c.ink, fontSize: 13 },
    },
  });
  const valueAxis = (spec, c, more) => ({
    type: "value",
    name: unitOf(spec),
    nameTextStyle: { color: c.soft, fontSize: 12 },
    axisLabel: { color: c.soft, fontSize: 12, formatter: axisWriter(spec), hideOverlap: true },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: c.line } },
    ...more,
  });
  const wordAxis = (c, names, more) => ({
    type: "category",
    data: names,
    axisLabel: { color: c.ink, fontSize: 13, hideOverlap: false },
    axisLine: { lineStyle: { color: c.axis } },
    axisTick: { show: false },
    ...more,
  });
  const limitLine = (spec, c, axis, position) =>
    spec.limit && {
      silent: true,
      symbol: "none",
      animation: false,
      lineStyle: { color: c.limit, type: [4, 3], width: 1.5 },
      label: {
        color: c.limit,
        fontSize: 12,
        backgroundColor: c.paper,
        padding: [1, 3],
        position: position || "end",
        formatter: `${spec.limit.label} ${writer(spec)(spec.limit.value)}`,
      },
      data: [{ [axis]: spec.limit.value }],
    };

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

  const slope = (spec, c) => {
    const write = writer(spec);
    const option = base(spec, c);
    option.grid = { left: 150, right: 150, top: 32, bottom: 8 };
    option.xAxis = wordAxis(c, [spec.left, spec.right], { position: "top", boundaryGap: false });
    option.xAxis.axisLine.show = false;
    option.xAxis.splitLine = { show: true, lineStyle: { color: c.line } };
    option.yAxis = valueAxis(spec, c, { show: false, scale: true });
    option.series = spec.items.map((item, index) => {
      const colour = c[item.verdict] || (item.emphasis ? c.sea : c.soft);
      const label = { show: true, color: c.ink, fontSize: 12, distance: 8 };
      return {
        type: "line",
        name: item.name,
        symbol: SYMBOLS[item.verdict] || "circle",
        symbolSize: 8,
        lineStyle: { color: colour, width: item.emphasis ? 3 : 1.75 },
        itemStyle: { color: colour },
        labelLayout: { moveOverlap: "shiftY" },
        data: [
          { value: item.start, item, label: { ...label, position: "left", formatter: `${item.name} ${write(item.start)}` } },
          { value: item.end, item, label: { ...label, position: "right", formatter: `${write(item.end)} ${item.name}` } },
        ],
        markLine: index === 0 ? limitLine(spec, c, "yAxis", "insideMiddleTop") : undefined,
      };
    });
    option.tooltip.formatter = (at) => {
      const { name, start, end } = at.data.item;
      return `${name}\n${spec.left}  ${write(start)}\n${spec.right}  ${write(end)}`;
    };
    return option;
  };

  // Names at the line's ends keep a line's height between them.
  const endOffsets = (series, height) => {
    const last = series.map((one) => one.values.findLast((value) => value !== null) ?? 0);
    const top = Math.max(...series.flatMap((one) => one.values), 1e-9);
    const wanted = last.map((value, index) => ({ index, at: (1 - value / top) * (height - 60) }));
    const offsets = [];
    let floor = -Infinity;
    for (const { index, at } of wanted.sort((a, b) => a.at - b.at)) {
      floor = Math.max(at, floor + 17);
      offsets[index] = floor - at;
    }
    return offsets;
  };

  const line = (spec, c, height) => {
    const write = writer(spec);
    const offsets = endOffsets(spec.series, height);
    const option = base(spec, c);
    const longest = Math.max(0, ...spec.series.map((one) => one.name.length));
    option.grid.right = 20 + longest * 13;
    option.xAxis = wordAxis(c, spec.x, { boundaryGap: false });
    option.yAxis = valueAxis(spec, c, { scale: spec.zero === false, nameLocation: "end" });
    if (spec.limit) {
      const highest = Math.max(spec.limit.value, ...spec.series.flatMap((one) => one.values));
      option.yAxis.max = (extent) => (extent.max < highest ? highest * 1.08 : null);
    }
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
        endLabel: { show: true, color: colour, fontSize: 13, formatter: one.name, offset: [0, offsets[index]] },
        markLine: index === 0 ? limitLine(spec, c, "yAxis", "insideStartTop") : undefined,
      };
    });
    option.tooltip.trigger = "axis";
    option.tooltip.axisPointer = { lineStyle: { color: c.axis } };
    option.tooltip.formatter = (points) =>
      [points[0].axisValue, ...points.map((at) => `${at.seriesName}  ${write(at.value)}`)].join("\n");
    return option;
  };

  const bars = (spec, c) => {
    const write = writer(spec);
    const option = base(spec, c);
    const lying = spec.horizontal !== false;
    const names = wordAxis(c, spec.items.map((item) => item.name), { inverse: lying });
    const values = valueAxis(spec, c, { min: 0, show: false });
    option.grid.right = lying ? 64 : 24;
    option.grid.top = spec.limit ? 28 : 12;
    [option.xAxis, option.yAxis] = lying ? [values, names] : [names, values];
    names.axisLine.show = !lying;
    option.series = [
      {
        type: "bar",
        barMaxWidth: 22,
        data: spec.items.map((item) => ({
          value: item.value,
          item,
          itemStyle: { color: c[item.verdict] || c.sea },
        })),
        label: {
          show: true,
          position: lying ? "right" : "top",
          color: c.ink,
          fontSize: 12,
          backgroundColor: c.paper,
          formatter: (at) => `${write(at.data.item.value)}${signOf(at.data.item.verdict)}`,
        },
        markLine: limitLine(spec, c, lying ? "xAxis" : "yAxis", lying ? "start" : "insideEndTop"),
      },
    ];
    option.tooltip.formatter = (at) =>
      `${at.data.item.name}\n${write(at.data.item.value)} ${unitOf(spec)}`;
    return option;
  };
  const signOf = (verdict) => ({ met: " ✓", near: " △", missed: " ✕" })[verdict] || "";

  const makers = { dots, slope, line, bars };
  window.manyuan.chartOption = (spec, height) => makers[spec.type](spec, colours(), height);
})();
