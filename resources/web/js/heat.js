/*
 * datong.createHeat: how often places are mentioned, as a glow on the base sheet.
 *
 * Mentions are summed up in cells of CELL pixels and smoothed by three box filters, which come close
 * to a Gaussian (Wells 1986). Only places whose position is known count: a
 * glow around a county's tray would lie.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const CELL = 4;
  const RADIUS = 4;
  const PASSES = 3;
  const STEPS = 5;

  function smooth(from, into, length, lines, step, stride) {
    const width = 2 * RADIUS + 1;
    for (let row = 0; row < lines; row += 1) {
      const start = row * stride;
      let sum = 0;
      for (let at = -RADIUS; at < length; at += 1) {
        const enters = at + RADIUS;
        if (enters < length) sum += from[start + enters * step];
        const leaves = at - RADIUS - 1;
        if (leaves >= 0) sum -= from[start + leaves * step];
        if (at >= 0) into[start + at * step] = sum / width;
      }
    }
  }

  function parse(hex) {
    return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  }

  datong.createHeat = function createHeat() {
    let isOn = false;
    let source = { x: [], y: [], weight: [] };
    let leftOut = 0;
    const sheet = document.createElement("canvas");

    /** Take the shown places. */
    function setPlaces(places) {
      const sited = places.filter(({ at }) => at);
      leftOut = places.length - sited.length;
      const world = sited.map(({ at }) => datong.geometry.toWorld(at));
      source = { x: world.map(([x]) => x), y: world.map(([, y]) => y), weight: sited.map(({ mentions }) => mentions) };
    }

    function density(frame, columns, rows) {
      const cells = new Float32Array(columns * rows);
      for (let at = 0; at < source.x.length; at += 1) {
        const column = Math.floor(frame.x(source.x[at]) / CELL);
        const row = Math.floor(frame.y(source.y[at]) / CELL);
        if (column >= 0 && column < columns && row >= 0 && row < rows) cells[row * columns + column] += source.weight[at];
      }
      const other = new Float32Array(columns * rows);
      for (let pass = 0; pass < PASSES; pass += 1) {
        smooth(cells, other, columns, rows, 1, columns);
        smooth(other, cells, rows, columns, columns, 1);
      }
      return cells;
    }

    /** The colour of each share of the greatest density: rgb between the scale's steps. */
    function ramp() {
      const stops = datong.theme.scale("heat", STEPS).map(parse);
      return Array.from({ length: 256 }, (_, share) => {
        const place = (share / 255) * (STEPS - 1);
        const low = Math.min(Math.floor(place), STEPS - 2);
        return [0, 1, 2].map((part) => stops[low][part] + (stops[low + 1][part] - stops[low][part]) * (place - low));
      });
    }

    function paint(context, frame, clip) {
      if (!isOn || !source.x.length) return;
      const columns = Math.ceil(frame.width / CELL);
      const rows = Math.ceil(frame.height / CELL);
      const cells = density(frame, columns, rows);
      const most = cells.reduce((greatest, value) => Math.max(greatest, value), 0);
      if (most === 0) return;
      sheet.width = columns;
      sheet.height = rows;
      const own = sheet.getContext("2d");
      own.putImageData(picture(cells, columns, rows, most), 0, 0);
      context.save();
      clip();
      context.imageSmoothingQuality = "high";
      context.drawImage(sheet, 0, 0, columns * CELL, rows * CELL);
      context.restore();
    }

    function picture(cells, columns, rows, most) {
      const image = new ImageData(columns, rows);
      const colours = ramp();
      for (let at = 0; at < cells.length; at += 1) {
        // The square root keeps what is mentioned once visible beside what is mentioned often.
        const share = Math.sqrt(cells[at] / most);
        if (share < 0.02) continue;
        const [red, green, blue] = colours[Math.round(share * 255)];
        image.data.set([red, green, blue, Math.min(1, share * 1.6 + 0.1) * 225], at * 4);
      }
      return image;
    }

    return {
      setPlaces,
      paint,
      setOn(next) {
        isOn = next;
      },
      isOn: () => isOn,
      leftOut: () => leftOut,
    };
  };
})();
