/*
 * datong.geometry: plane geometry without the map.
 *
 * World coordinates are those of the web's Mercator square: 0 to 1 from west to east and from north
 * to south, so that pixels at a zoom are world · 256 · 2^zoom.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const BINS = 128;
  /** Metres around the earth at the equator, of WGS 84's larger axis. */
  const EQUATOR_M = 40075016.686;

  /** Metres around the earth at a latitude in degrees, on a sphere: what Mercator's square is wide there. */
  function metresAround(latitude) {
    return EQUATOR_M * Math.cos((latitude * Math.PI) / 180);
  }

  /** World coordinates of a position in degrees. */
  function toWorld([longitude, latitude]) {
    const sine = Math.sin((latitude * Math.PI) / 180);
    return [longitude / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
  }

  function toLatLng(x, y) {
    const latitude = (360 / Math.PI) * Math.atan(Math.exp(Math.PI * (1 - 2 * y))) - 90;
    return L.latLng(latitude, (x - 0.5) * 360);
  }

  function ringsOf({ type, coordinates }) {
    return type === "Polygon" ? coordinates : coordinates.flat();
  }

  function boxOf(rings) {
    const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    for (const [x, y] of rings.flat()) {
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y);
    }
    return box;
  }

  /**
   * A polygon that answers quickly whether it holds a point: its edges lie in bins by height, so
   * that a question looks at a few edges only. Even-odd rule over all rings, holes included.
   */
  function createArea(geometry) {
    const rings = ringsOf(geometry).map((ring) => ring.map(toWorld));
    const box = boxOf(rings);
    const height = (box.bottom - box.top) / BINS || 1;
    const bins = Array.from({ length: BINS }, () => []);
    const bin = (y) => Math.min(BINS - 1, Math.max(0, Math.floor((y - box.top) / height)));
    for (const ring of rings) {
      ring.forEach((end, order) => {
        const start = ring[(order || ring.length) - 1];
        for (let at = bin(Math.min(start[1], end[1])); at <= bin(Math.max(start[1], end[1])); at += 1) {
          bins[at].push(start[0], start[1], end[0], end[1]);
        }
      });
    }

    function contains(x, y) {
      if (x < box.left || x > box.right || y < box.top || y > box.bottom) return false;
      const edges = bins[bin(y)];
      let inside = false;
      for (let at = 0; at < edges.length; at += 4) {
        const y1 = edges[at + 1];
        const y2 = edges[at + 3];
        if (y1 > y !== y2 > y && x < ((edges[at + 2] - edges[at]) * (y - y1)) / (y2 - y1) + edges[at]) inside = !inside;
      }
      return inside;
    }

    return { rings, box, contains, size: sizeOf(rings) };
  }

  /** The area within rings; holes run the other way round and so count against it. */
  function sizeOf(rings) {
    const twice = ([fromX, fromY], [x, y]) => fromX * y - x * fromY;
    const signed = (ring) => ring.reduce((sum, end, order) => sum + twice(ring[(order || ring.length) - 1], end), 0);
    return Math.abs(rings.reduce((sum, ring) => sum + signed(ring), 0)) / 2;
  }

  /** Boxes {left, right, top, bottom} in a grid, so that a question looks at the near ones only. */
  function createGrid(cell) {
    const cells = new Map();

    function visit({ left, right, top, bottom }, act) {
      for (let row = Math.floor(top / cell); row <= Math.floor(bottom / cell); row += 1) {
        for (let column = Math.floor(left / cell); column <= Math.floor(right / cell); column += 1) {
          if (act(row * 1048576 + column)) return true;
        }
      }
      return false;
    }

    function add(box) {
      visit(box, (key) => {
        const there = cells.get(key);
        if (there) there.push(box);
        else cells.set(key, [box]);
      });
      return box;
    }

    /** Whether a box covers any other. */
    function clashes(box) {
      return visit(box, (key) =>
        (cells.get(key) || []).some(
          (other) => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top,
        ),
      );
    }

    /** The boxes that a box may touch, each once. */
    function near(box) {
      const found = new Set();
      visit(box, (key) => {
        for (const other of cells.get(key) || []) found.add(other);
      });
      return found;
    }

    return { add, clashes, near };
  }

  /** How many square units of the others a box covers. */
  function overlap(box, others) {
    let sum = 0;
    for (const other of others) {
      const width = Math.min(box.right, other.right) - Math.max(box.left, other.left);
      const height = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
      if (width > 0 && height > 0) sum += width * height;
    }
    return sum;
  }

  function boxAt(x, y, width, height) {
    return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
  }

  datong.geometry = { metresAround, toWorld, toLatLng, createArea, createGrid, overlap, boxAt };
})();
