/*
 * datong.createHeat: how often places are mentioned, as a glow on the base sheet.
 *
 * Mentions are summed up in cells and smoothed by box filters, which come close to a Gaussian (Wells
 * 1986). Only places whose position is known count: a glow around a county's tray would lie. What is
 * known to a village or a township is spread as wide as its uncertainty: places are sorted into
 * grids, each with cells twice as large as those of the one before, so that each is smoothed alike.
 * The scale ends at the densest spot in view, but no lower than at one mention of a site, so that
 * what is spread thinly stays pale.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const CELL = 4;
  const RADIUS = 4;
  const PASSES = 4;
  const STEPS = 5;
  /** The smoothing of a grid reaches about so many of its cells; what lies outside the view reaches in. */
  const REACH = 8;
  const MARGIN = 16;
  const GRIDS_AT_MOST = 8;
  /** Near enough for all of Datong. */
  const LATITUDE = 40;
  /** Below this share of the scale nothing is painted; the glow grows from there. */
  const FAINT = 0.06;

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

  /** The density in the middle of a single mention's glow. */
  const PEAK = (() => {
    const length = 2 * MARGIN + 1;
    let line = new Float32Array(length);
    line[MARGIN] = 1;
    for (let pass = 0; pass < PASSES; pass += 1) {
      const next = new Float32Array(length);
      smooth(line, next, length, 1, 1, length);
      line = next;
    }
    return line[MARGIN] ** 2;
  })();

  function parse(hex) {
    return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  }

  datong.createHeat = function createHeat() {
    let isOn = false;
    /** What is mentioned, by how far off it may lie: [{radius, x, y, weight}]. */
    let groups = null;
    let shown = [];
    const sheet = document.createElement("canvas");

    /** Take the shown places; they are grouped once a glow is wanted of them. */
    function setPlaces(places) {
      shown = places;
      groups = null;
    }

    function grouped() {
      groups = groups || groupsOf(shown.filter(({ at }) => at));
      return groups;
    }

    function groupsOf(sited) {
      const byRadius = new Map();
      for (const place of sited) {
        const radius = radiusOf(place);
        if (!byRadius.has(radius)) byRadius.set(radius, []);
        byRadius.get(radius).push(place);
      }
      return Array.from(byRadius, ([radius, members]) => {
        const world = members.map(({ at }) => datong.geometry.toWorld(at));
        const [x, y] = [0, 1].map((axis) => Float64Array.from(world, (spot) => spot[axis]));
        return { radius, x, y, weight: Float32Array.from(members, ({ mentions }) => mentions) };
      });
    }

    /** How far off a place may lie, in world coordinates; a site is where it is. */
    function radiusOf({ precision, uncertainty_m: metres }) {
      return precision === "site" || !metres ? 0 : metres / datong.geometry.metresAround(LATITUDE);
    }

    /** The number of the grid in which a place's glow is as wide as its uncertainty. */
    function gridOf(radius, frame) {
      const pixels = radius * frame.scale;
      return Math.min(GRIDS_AT_MOST - 1, Math.max(0, Math.ceil(Math.log2(pixels / (REACH * CELL)))));
    }

    /** A grid of what groups mention, with a margin around the view, smoothed; null without any. */
    function gridAt(number, members, frame) {
      const cell = CELL * 2 ** number;
      const columns = Math.ceil(frame.width / cell) + 2 * MARGIN;
      const rows = Math.ceil(frame.height / cell) + 2 * MARGIN;
      const cells = new Float32Array(columns * rows);
      let count = 0;
      for (const { x, y, weight } of members) {
        for (let at = 0; at < x.length; at += 1) {
          const column = Math.floor(frame.x(x[at]) / cell) + MARGIN;
          const row = Math.floor(frame.y(y[at]) / cell) + MARGIN;
          if (column < 0 || column >= columns || row < 0 || row >= rows) continue;
          cells[row * columns + column] += weight[at];
          count += 1;
        }
      }
      if (count === 0) return null;
      const other = new Float32Array(columns * rows);
      for (let pass = 0; pass < PASSES; pass += 1) {
        smooth(cells, other, columns, rows, 1, columns);
        smooth(other, cells, rows, columns, columns, 1);
      }
      return { cells, columns, size: 2 ** number };
    }

    /** Mentions a cell of CELL pixels. */
    function density(frame, columns, rows) {
      const byGrid = new Map();
      for (const group of groups) {
        const number = gridOf(group.radius, frame);
        byGrid.set(number, [...(byGrid.get(number) || []), group]);
      }
      const sum = new Float32Array(columns * rows);
      for (const [number, members] of byGrid) {
        const grid = gridAt(number, members, frame);
        if (grid) addTo(sum, columns, rows, grid);
      }
      return sum;
    }

    /** Add a grid to a finer one, between its cells in proportion. */
    function addTo(sum, columns, rows, { cells, columns: width, size }) {
      for (let row = 0; row < rows; row += 1) {
        const y = (row + 0.5) / size - 0.5 + MARGIN;
        const [top, down] = [Math.floor(y), y - Math.floor(y)];
        for (let column = 0; column < columns; column += 1) {
          const x = (column + 0.5) / size - 0.5 + MARGIN;
          const [left, across] = [Math.floor(x), x - Math.floor(x)];
          const at = top * width + left;
          const upper = cells[at] * (1 - across) + cells[at + 1] * across;
          const lower = cells[at + width] * (1 - across) + cells[at + width + 1] * across;
          sum[row * columns + column] += (upper * (1 - down) + lower * down) / (size * size);
        }
      }
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
      if (!isOn || !grouped().length) return;
      const columns = Math.ceil(frame.width / CELL);
      const rows = Math.ceil(frame.height / CELL);
      const cells = density(frame, columns, rows);
      const most = cells.reduce((greatest, value) => Math.max(greatest, value), PEAK);
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
        if (share < FAINT) continue;
        const colour = colours[Math.round(share * 255)];
        for (let part = 0; part < 3; part += 1) image.data[at * 4 + part] = colour[part];
        image.data[at * 4 + 3] = Math.min(1, (share - FAINT) * 2.2) * 225;
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
      leftOut: () => shown.reduce((sum, { at }) => sum + (at ? 0 : 1), 0),
    };
  };
})();
