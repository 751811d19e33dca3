/* Where words stand in a chart: as wide as they are really drawn, none on top of another. */
(function () {
  "use strict";

  const SIZE = 13;
  const LINE = 17;
  const ruler = document.createElement("canvas").getContext("2d");

  const widthOf = (text) => {
    ruler.font = `${SIZE}px ${getComputedStyle(document.body).fontFamily}`;
    return ruler.measureText(text).width;
  };

  // Cut at the end, with the dots inside the room that there is.
  const fitted = (text, room) => {
    if (widthOf(text) <= room) return text;
    let kept = text;
    while (kept && widthOf(`${kept}…`) > room) kept = kept.slice(0, -1);
    return `${kept}…`;
  };

  // Round steps, as the axis would choose them; known beforehand, places can be reckoned in pixels.
  const scaleOf = (values, fromZero) => {
    const known = values.filter((value) => typeof value === "number");
    const low = Math.min(fromZero ? 0 : Infinity, ...known);
    const high = Math.max(...known, low + 1e-6);
    const rough = (high - low) / 5;
    const power = 10 ** Math.floor(Math.log10(rough));
    const interval = [1, 2, 2.5, 5, 10].find((one) => one * power >= rough * 0.999) * power;
    const min = Math.floor(low / interval + 1e-9) * interval;
    const max = Math.ceil(high / interval - 1e-9) * interval;
    return { min, max: max > min ? max : min + interval, interval };
  };

  // How far each word must move so that a line's height lies between them, all above the axis.
  // Words that meet form a block, which stays in the middle of where they wanted to be.
  const apart = (wanted, bottom) => {
    const middle = ({ members }) => {
      const tops = members.map(({ at }, row) => at - row * LINE);
      const top = tops.reduce((sum, one) => sum + one, 0) / tops.length;
      return Math.max(0, Math.min(top, bottom - (members.length - 1) * LINE));
    };
    const blocks = [];
    for (const one of wanted.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at)) {
      let block = { members: [one] };
      block.top = middle(block);
      while (blocks.length && blocks.at(-1).top + blocks.at(-1).members.length * LINE > block.top) {
        block = { members: [...blocks.pop().members, ...block.members] };
        block.top = middle(block);
      }
      blocks.push(block);
    }
    const moved = [];
    for (const { top, members } of blocks) {
      members.forEach(({ at, index }, row) => (moved[index] = top + row * LINE - at));
    }
    return moved;
  };

  window.manyuan.labels = { SIZE, widthOf, fitted, scaleOf, apart };
})();
