/*
 * datong.createClusters: which symbols and clusters there are at a zoom, and which are in view.
 *
 * Places with a position (site, village, township) are gathered among themselves. Places that are
 * known to the county only are gathered by county, so that they never mix with positions and never
 * leave their county: up to GATHERED_ZOOM all of a county in one, further in by the spots that they
 * were given, so that each can be reached.
 *
 * An item is {index, key, x, y (world), hollow, group, count, r (pixels), point, place | null, mix}:
 * `place` for a single symbol, `mix` (kind → count) for a cluster. Items are made once for each
 * zoom and filter.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const TILE = 256;
  const RADIUS = { sited: 36, hollow: 58 };
  const GATHERED_ZOOM = 10;
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
      const shown = { key: `fan/${place.id}`, place, count: 1, hollow: false, r: datong.symbols.SIZES.site / 2 };
      return { ...spot, ...shown, fromX: wx, fromY: wy };
    });
  };

  datong.createClusters = function createClusters() {
    let places = [];
    let points = null;
    let mask = null;
    let levels = new Map();

    /** Take places; `groupOf(adcode, x, y)` is the county's number from 1, or 0 for none. */
    function setData(next, groupOf) {
      places = next;
      const size = places.reduce((sum, { anchors }) => sum + anchors.length, 0);
      points = {
        size,
        x: new Float64Array(size),
        y: new Float64Array(size),
        group: new Uint8Array(size),
        place: new Int32Array(size),
        order: new Uint16Array(size),
        start: new Int32Array(places.length + 1),
      };
      let at = 0;
      places.forEach((place, index) => {
        points.start[index] = at;
        place.anchors.forEach((anchor, order) => {
          const [x, y] = datong.geometry.toWorld(anchor);
          points.x[at] = x;
          points.y[at] = y;
          points.place[at] = index;
          points.order[at] = order;
          points.group[at] = place.precision === "county" ? groupOf(place.counties[order], x, y) : 0;
          at += 1;
        });
      });
      points.start[places.length] = at;
      setMask(null);
    }

    /** Let only these places through: one byte each in their order; null lets all through. */
    function setMask(next) {
      mask = next;
      levels = new Map();
    }

    function chosen(wanted) {
      const found = new Int32Array(points.size);
      let size = 0;
      for (let point = 0; point < points.size; point += 1) {
        if (points.group[point] > 0 === wanted && (mask === null || mask[points.place[point]])) {
          found[size] = point;
          size += 1;
        }
      }
      return found.subarray(0, size);
    }

    /** All items at a whole zoom. */
    function level(zoom) {
      const whole = Math.floor(zoom);
      if (!levels.has(whole)) levels.set(whole, makeLevel(whole));
      return levels.get(whole);
    }

    function makeLevel(zoom) {
      const scale = TILE * 2 ** zoom;
      const next = new Int32Array(points.size).fill(-1);
      const reach = (count) => (count === 1 ? datong.symbols.SIZES.site / 2 : datong.symbols.clusterRadius(count) + 1) / scale;
      const sited = datong.gather.joinOverlapping(
        datong.gather.sweepPoints(points, chosen(false), RADIUS.sited / scale, next),
        reach,
        next,
      );
      const hollow =
        zoom <= GATHERED_ZOOM
          ? datong.gather.gatherGroups(points, chosen(true), next)
          : datong.gather.sweepPoints(points, chosen(true), RADIUS.hollow / scale, next);
      return { zoom, next, parts: [sited, hollow], made: new Map(), itemOf: null, tiles: tilesOf([sited, hollow], scale) };
    }

    /** The tile of each item; an item's index counts through both parts. */
    function tilesOf(parts, scale) {
      const tiles = new Map();
      let index = 0;
      for (const part of parts) {
        for (let number = 0; number < part.size; number += 1) {
          const key = tileKey((part.x[number] * scale) / SEARCH_TILE, (part.y[number] * scale) / SEARCH_TILE);
          const there = tiles.get(key);
          if (there) there.push(index);
          else tiles.set(key, [index]);
          index += 1;
        }
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
        const [sited, hollow] = at.parts;
        made = index < sited.size ? makeItem(at, sited, index, index) : makeItem(at, hollow, index - sited.size, index);
        at.made.set(index, made);
      }
      return made;
    }

    function makeItem(at, part, number, index) {
      const count = part.count[number];
      const point = part.first[number];
      const hollow = part.group[number] > 0;
      const found = { index, at, point, hollow, isGathered: hollow && at.zoom <= GATHERED_ZOOM, group: part.group[number], x: part.x[number], y: part.y[number] };
      return count === 1 ? asSymbol(found, point) : asCluster(found, members(at, point), `${at.zoom}/${index}`);
    }

    function asSymbol(found, point) {
      const place = places[points.place[point]];
      const r = datong.symbols.SIZES[datong.symbols.lookOf(place.precision)] / 2;
      return { ...found, point, key: `${place.id}/${points.order[point]}`, count: 1, place, mix: null, r };
    }

    function asCluster(found, held, key) {
      const mix = {};
      for (const point of held) {
        const { kind } = places[points.place[point]];
        mix[kind] = (mix[kind] || 0) + 1;
      }
      const r = datong.symbols.clusterRadius(held.length, found.hollow) + 1;
      return { ...found, key, count: held.length, place: null, mix, r };
    }

    function members(at, first) {
      const held = [];
      for (let point = first; point !== -1; point = at.next[point]) held.push(point);
      return held;
    }

    /** Items between world coordinates. */
    function within(at, { west, north, east, south }) {
      const tiles = (2 ** at.zoom * TILE) / SEARCH_TILE;
      const found = [];
      for (let row = Math.floor(north * tiles); row <= Math.floor(south * tiles); row += 1) {
        for (let column = Math.floor(west * tiles); column <= Math.floor(east * tiles); column += 1) {
          for (const index of at.tiles.get(tileKey(column, row)) || []) found.push(item(at, index));
        }
      }
      return found.filter(({ x, y }) => x >= west && x <= east && y >= north && y <= south);
    }

    /** The index of the item that each point belongs to; -1 for what is filtered out. */
    function itemOf(at) {
      if (!at.itemOf) {
        at.itemOf = new Int32Array(points.size).fill(-1);
        const firsts = at.parts.flatMap((part) => [...part.first.subarray(0, part.size)]);
        firsts.forEach((first, index) => {
          for (let point = first; point !== -1; point = at.next[point]) at.itemOf[point] = index;
        });
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
      const { hollow, isGathered, group, index } = whole;
      if (held.length > 1) return asCluster({ index, at, point: whole.point, hollow, isGathered, group, x: whole.x, y: whole.y, held }, held, whole.key);
      const [point] = held;
      return asSymbol({ index, at, hollow, isGathered, group, x: points.x[point], y: points.y[point] }, point);
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
      const radius = one.hollow ? RADIUS.hollow : RADIUS.sited;
      const from = one.isGathered ? GATHERED_ZOOM : one.at.zoom;
      for (let zoom = from + 1; zoom <= most; zoom += 1) {
        if (extent * TILE * 2 ** zoom > 2 * radius) return zoom;
      }
      return extent * TILE * 2 ** most > radius / 4 ? most : Infinity;
    }

    function spread(values) {
      let [least, greatest] = [Infinity, -Infinity];
      for (const value of values) {
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
      return greatest - least;
    }

    /** The points of the place with this number. */
    function pointsOfPlace(index) {
      const found = [];
      for (let point = points.start[index]; point < points.start[index + 1]; point += 1) found.push(point);
      return found;
    }

    return {
      setData,
      setMask,
      level,
      within,
      without,
      leaves,
      expansionZoom,
      pointsOfPlace,
      points: () => points,
      mask: () => mask,
    };
  };
})();
