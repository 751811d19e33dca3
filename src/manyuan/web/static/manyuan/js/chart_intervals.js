/* Dots with their intervals, one beside the other; what is only a check is drawn hollow and grey. */
(function () {
  "use strict";

  const { writer, base, valueAxis, wordAxis, limitLine } = window.manyuan.chartParts;

  window.manyuan.intervalChart = (spec, c) => {
    const { widthOf, scaleOf } = window.manyuan.labels;
    const write = writer(spec);
    const inUse = spec.items.flatMap((item) => [item.value, item.low, item.high]);
    const scale = scaleOf([...inUse.filter((value) => typeof value === "number"), spec.limit?.value ?? 0], false);
    const colour = (item) => (item.before ? c.unknown : c.sea);
    const option = base(spec, c);
    const limit = spec.limit ? `${spec.limit.label} ${write(spec.limit.value)}` : "";
    option.grid.right = widthOf(limit) + 16;
    option.xAxis = wordAxis(c, spec.items.map((item) => item.name));
    option.xAxis.axisLabel.hideOverlap = true;
    option.xAxis.axisLine.onZero = false;
    option.yAxis = valueAxis(spec, c, { ...scale, nameLocation: "end" });
    const whiskers = spec.items
      .map((item, place) => ({ item, place }))
      .filter(({ item }) => typeof item.low === "number")
      .map(({ item, place }) => ({
        type: "line",
        silent: true,
        symbol: "rect",
        symbolSize: [12, 2],
        data: [[place, item.low], [place, item.high]],
        lineStyle: { color: colour(item), width: 2 },
        itemStyle: { color: colour(item) },
      }));
    option.series = [
      {
        type: "scatter",
        symbolSize: 11,
        z: 5,
        data: spec.items.map((item, place) => ({
          value: [place, item.value],
          item,
          symbol: item.before ? "emptyCircle" : "circle",
          itemStyle: { color: colour(item), opacity: 1 },
        })),
        markLine: limitLine(spec, c, "yAxis", "end"),
      },
      ...whiskers,
    ];
    option.tooltip.formatter = (at) => {
      const { name, value, low, high } = at.data.item;
      return `${name}\n${write(value)}  [${write(low)}, ${write(high)}]`;
    };
    return option;
  };
})();
