/* Draws a chart on canvas into its box, follows the box's size, opens what is clicked. */
(function () {
  "use strict";

  // An image and its name come together: before it is drawn there is neither.
  const describe = (element, spec) => {
    const title = element.closest("[data-picture]")?.querySelector("h2");
    element.setAttribute("role", "img");
    element.setAttribute("aria-label", title ? title.textContent.trim() : spec.type);
  };

  window.manyuan.drawChart = (element) => {
    const spec = JSON.parse(document.getElementById(element.dataset.chart).textContent);
    describe(element, spec);
    const chart = window.echarts.init(element, null, { renderer: "canvas" });
    let option;
    const draw = () => {
      option = window.manyuan.chartOption(spec, { width: chart.getWidth(), height: chart.getHeight() });
      chart.setOption(option, { notMerge: true });
    };
    draw();
    chart.on("click", (event) => {
      const item = event.data && event.data.item;
      if (!item || !item.url) return;
      if (item.in_panel) window.manyuan.openPanel(item.url);
      else window.location.assign(item.url);
    });
    const fit = () => {
      const [width, height] = [chart.getWidth(), chart.getHeight()];
      chart.resize();
      if (chart.getWidth() !== width || chart.getHeight() !== height) draw();
      chart.getZr().flush();
    };
    const sizes = new ResizeObserver(fit);
    sizes.observe(element);

    return {
      fit,
      remove() {
        sizes.disconnect();
        chart.dispose();
      },
      toSvg(title) {
        const width = Math.max(chart.getWidth(), 480);
        const height = chart.getHeight() + 40;
        const paper = window.echarts.init(null, null, { renderer: "svg", ssr: true, width, height });
        const ground = getComputedStyle(document.documentElement).getPropertyValue("--paper").trim();
        const grid = { ...option.grid, top: (option.grid.top || 0) + 40 };
        const heading = { text: title, left: 8, top: 6, textStyle: { color: option.textStyle.color, fontSize: 16 } };
        paper.setOption({ ...option, grid, title: heading, backgroundColor: ground });
        const svg = paper.renderToSVGString();
        paper.dispose();
        return { svg, width, height };
      },
    };
  };
})();
