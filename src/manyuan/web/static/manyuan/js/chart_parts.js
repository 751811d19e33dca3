/* What every chart is made of: the page's own colours, figures as they are written, axes, the limit. */
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

  window.manyuan.chartParts = { colours, SYMBOLS, writer, axisWriter, unitOf, base, valueAxis, wordAxis, limitLine };
})();
