/*
 * datong.createClusters: which symbols and clusters there are at a zoom, and which are in view.
 *
 * Only places with a position (site, village, township) are gathered here; those that are known to
 * the county only have none and stand in trays (trays.js).
 *
 * An item is {index, key, x, y (world), count, r (pixels), point, place | null, mix}: `place` for a
 * single symbol, `mix` (kind → count) for a cluster. Items are made once for each zoom and filter.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const TILE = 256;
  const RADIUS = 36;
  /** Items are made for steps of zoom: between them symbols stand further apart than they need. */
  const STEP = 0.5;
  /** World coordinates are cut into tiles of this many pixels to find what is in view. */
  const SEARCH_TILE = 256;

  const FAN_RADIUS = 46;
  const FAN_STEP = 30;

  /** Where places upon one spot are fanned out around their cluster, in world coordinates. */
  datong.fan = function fan(leaves, { wx, wy }, scale) {
    const radius = Math.max(FAN_RADIUS, (leaves.length * FAN_STEP) / (2 * Math.PI)) / scale;
    return leaves.map(({ place }, order) => {
      const angle = (2 * Math.PI * order) / leaves.length - Math.PI / 2;
      const spot = { wx: wx + radius * Math.cos(angle), wy: wy + radius * Math.sin(angle) };
      const shown = { key: `fan/${place.id}`, place, count: 1, r: datong.symbols.SIZES.site / 2 };
      return { ...spot, ...shown, fromX: wx, fromY: wy };
    });
  };

  datong.createClusters = function createClusters() {
    let places = [];
    let points = null;
    let mask = null;
    let levels = new Map();

    function setData(next) {
      places = next;
      const numbers = new Int32Array(places.length);
      let size = 0;
      for (let number = 0; number < places.length; number += 1) {
        if (!places[number].at) continue;
        numbers[size] = number;
        size += 1;
      }
      const sited = numbers.subarray(0, size);
      points = {
        size: sited.length,
        x: new Float64Array(sited.length),
        y: new Float64Array(sited.length),
        place: sited,
        of: new Int32Array(places.length).fill(-1),
      };
      sited.forEach((number, point) => {
        [points.x[point], points.y[point]] = datong.geometry.toWorld(places[number].at);
        points.of[number] = point;
      });
      setMask(null);
    }

    /** Let only these places through: one byte each in their order; null lets all through. */
    function setMask(next) {
      mask = next;
      levels = new Map();
    }

    function chosen() {
      const all = Int32Array.from({ length: points.size }, (_, point) => point);
      return mask === null ? all : all.filter((point) => mask[points.place[point]]);
    }

    /** All items at a zoom: found for each STEP, and kept. */
    function level(zoom) {
      const step = Math.floor(zoom / STEP) * STEP;
      if (!levels.has(step)) levels.set(step, makeLevel(step));
      return levels.get(step);
    }

    function makeLevel(zoom) {
      const scale = TILE * 2 ** zoom;
      const next = new Int32Array(points.size).fill(-1);
      const reach = (count) => (count === 1 ? datong.symbols.SIZES.site / 2 : datong.symbols.clusterRadius(count) + 1) / scale;
      const part = datong.gather.joinOverlapping(datong.gather.sweepPoints(points, chosen(), RADIUS / scale, next), reach, next);
      return { zoom, next, part, made: new Map(), itemOf: null, tiles: tilesOf(part, scale) };
    }

    /** The items of each tile. */
    function tilesOf(part, scale) {
      const tiles = new Map();
      for (let index = 0; index < part.size; index += 1) {
        const key = tileKey((part.x[index] * scale) / SEARCH_TILE, (part.y[index] * scale) / SEARCH_TILE);
        const there = tiles.get(key);
        if (there) there.push(index);
        else tiles.set(key, [index]);
      }
      return tiles;
    }

    function tileKey(column, row) {
      return Math.floor(row) * 1048576 + Math.floor(column);
    }

    /** The item of an index, made when first asked for. */
    function item(at, index) {
      let made = at.made.get(index);
      if (!made) {
        made = makeItem(at, index);
        at.made.set(index, made);
      }
      return made;
    }

    function makeItem(at, index) {
      const { part } = at;
      const point = part.first[index];
      const found = { index, at, point, x: part.x[index], y: part.y[index] };
      return part.count[index] === 1 ? asSymbol(found, point) : asCluster(found, members(at, point), `${at.zoom}/${index}`);
    }

    function asSymbol(found, point) {
      const place = places[points.place[point]];
      return { ...found, point, key: place.id, count: 1, place, mix: null, r: radiusOf(place) };
    }

    function radiusOf(place) {
      return datong.symbols.SIZES[datong.symbols.lookOf(place.precision)] / 2;
    }

    function asCluster(found, held, key) {
      const mix = {};
      for (const point of held) {
        const { kind } = places[points.place[point]];
        mix[kind] = (mix[kind] || 0) + 1;
      }
      return { ...found, key, count: held.length, place: null, mix, r: datong.symbols.clusterRadius(held.length) + 1 };
    }

    function members(at, first) {
      const held = [];
      for (let point = first; point !== -1; point = at.next[point]) held.push(point);
      return held;
    }

    /** The indexes of the items between world coordinates. */
    function indexesWithin(at, { west, north, east, south }) {
      const tiles = (2 ** at.zoom * TILE) / SEARCH_TILE;
      const found = [];
      for (let row = Math.floor(north * tiles); row <= Math.floor(south * tiles); row += 1) {
        for (let column = Math.floor(west * tiles); column <= Math.floor(east * tiles); column += 1) {
          found.push(...(at.tiles.get(tileKey(column, row)) || []));
        }
      }
      const { x, y } = at.part;
      return found.filter((index) => x[index] >= west && x[index] <= east && y[index] >= north && y[index] <= south);
    }

    /** Items between world coordinates. */
    function within(at, box) {
      return indexesWithin(at, box).map((index) => item(at, index));
    }

    /** Where items stand between world coordinates: {x, y (world), r, place | null}, cheaper than they. */
    function spotsWithin(at, box) {
      const { x, y, count, first } = at.part;
      return indexesWithin(at, box).map((index) => {
        const place = count[index] === 1 ? places[points.place[first[index]]] : null;
        return { x: x[index], y: y[index], r: place ? radiusOf(place) : datong.symbols.clusterRadius(count[index]) + 1, place };
      });
    }

    /** The index of the item that each point belongs to; -1 for what is filtered out. */
    function itemOf(at) {
      if (!at.itemOf) {
        at.itemOf = new Int32Array(points.size).fill(-1);
        for (let index = 0; index < at.part.size; index += 1) {
          for (let point = at.part.first[index]; point !== -1; point = at.next[point]) at.itemOf[point] = index;
        }
      }
      return at.itemOf;
    }

    /**
     * What is left of items once some points are drawn by themselves: index → item without them,
     * or null where nothing is left.
     */
    function without(at, drawn) {
      const owners = itemOf(at);
      const touched = new Map();
      for (const point of drawn) {
        const index = owners[point];
        if (index === -1) continue;
        if (!touched.has(index)) touched.set(index, new Set());
        touched.get(index).add(point);
      }
      return new Map([...touched].map(([index, gone]) => [index, remainder(at, item(at, index), gone)]));
    }

    function remainder(at, whole, gone) {
      if (whole.count === gone.size) return null;
      const held = members(at, whole.point).filter((point) => !gone.has(point));
      const { index, x, y, key } = whole;
      if (held.length > 1) return asCluster({ index, at, point: whole.point, x, y, held }, held, key);
      const [point] = held;
      return asSymbol({ index, at, x: points.x[point], y: points.y[point] }, point);
    }

    /** The points of an item. */
    function pointsOf(one) {
      return one.held || members(one.at, one.point);
    }

    /** The places of an item and where they stand, in world coordinates. */
    function leaves(one) {
      return pointsOf(one).map((point) => ({ place: places[points.place[point]], x: points.x[point], y: points.y[point] }));
    }

    /** The first zoom at which an item would fall apart, or Infinity. */
    function expansionZoom(one, most) {
      const held = pointsOf(one);
      const xs = held.map((point) => points.x[point]);
      const ys = held.map((point) => points.y[point]);
      const extent = Math.max(spread(xs), spread(ys));
      for (let zoom = one.at.zoom + STEP; zoom <= most; zoom += STEP) {
        if (extent * TILE * 2 ** zoom > 2 * RADIUS) return zoom;
      }
      return extent * TILE * 2 ** most > RADIUS / 4 ? most : Infinity;
    }

    function spread(values) {
      let [least, greatest] = [Infinity, -Infinity];
      for (const value of values) {
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
      return greatest - least;
    }

    return {
      setData,
      setMask,
      level,
      within,
      spotsWithin,
      without,
      leaves,
      expansionZoom,
      /** The point of the place with this number, -1 without a position. */
      pointOf: (number) => points.of[number],
      points: () => points,
    };
  };
})();
