/*
 * datong.createRooms: where the trays stand (trays.js).
 *
 * An open tray lies wholly inside its county's polygon, upon no symbol that has a position and upon
 * no county's name; a closed one is a circle with its middle inside, which steps aside as well as it
 * can. Each first tries to stand below its county's name. Nothing here knows the view: a tray keeps
 * its spot while the map is moved, and finds the same again at the same zoom. Unless said otherwise
 * numbers are pixels of the whole world at the present zoom.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const GAP = 4;
  const DIRECTIONS = 16;
  const CELL = 128;
  /** How far apart the edge of a tray is looked at; no bay of a border is narrower. */
  const EDGE_STEP = 12;
  /** How far from the county's name an open tray is tried before the county's other spots. */
  const RINGS = [28, 60, 100, 150, 210];
  const CIRCLE_STEPS = 9;
  const OVERHANG = 7;
  const UPON_NAME = 4;
  const UPON_OTHER = 3;
  /** From this clearance on a number may be hidden (weighed as in `clearance`): 8 pixels upon another. */
  const CROWDED = 8 * UPON_OTHER;
  /** How far the names of single symbols may reach. */
  const LONGEST_NAME = 150;
  const { boxAt, createGrid, overlap } = datong.geometry;

  datong.createRooms = function createRooms(clusters, { nameWidth }) {
    let counties = [];
    let scale = 1;
    let level = null;
    let names = new Map();
    let taken = createGrid(CELL);

    /** [{area, spots (world)}] by group number, from 1. */
    function setCounties(next) {
      counties = next;
    }

    /** Begin anew for another zoom or other places; `names` are the boxes of the counties' names by group. */
    function prepare(next) {
      ({ level, scale, names } = next);
      taken = createGrid(CELL);
      for (const box of names.values()) taken.add({ ...box, isName: true });
    }

    function grown(box, by) {
      return { left: box.left - by, right: box.right + by, top: box.top - by, bottom: box.bottom + by };
    }

    /** Where an open tray of this size stands: its middle, or null without room for it. */
    function roomFor(group, width, height) {
      const { area } = counties[group - 1];
      let best = null;
      for (const { x, y } of middles(group, width, height)) {
        const box = boxAt(x, y, width, height);
        if (!isInside(area, box) || taken.clashes(grown(box, GAP))) continue;
        const beneath = beneathOf(box);
        if (best === null ? beneath < Infinity : beneath < best.beneath) best = { x, y, box, beneath };
        if (best !== null && best.beneath === 0) break;
      }
      if (best === null) return null;
      taken.add({ ...best.box, x: best.x, y: best.y });
      return { x: best.x, y: best.y };
    }

    /** Below the county's name, above it, beside it, around it, and at the county's other spots. */
    function* middles(group, width, height) {
      const { spots } = counties[group - 1];
      const name = names.get(group) || boxAt(spots[0][0] * scale, spots[0][1] * scale, 0, 0);
      const x = (name.left + name.right) / 2;
      const y = (name.top + name.bottom) / 2;
      const below = (name.bottom - name.top) / 2 + GAP + 1 + height / 2;
      const beside = (name.right - name.left) / 2 + GAP + 1 + width / 2;
      yield { x, y: y + below };
      yield { x, y: y - below };
      yield { x: x + beside, y };
      yield { x: x - beside, y };
      yield* around({ x, y: y + below }, RINGS);
      for (const [spotX, spotY] of spots) {
        yield { x: spotX * scale, y: spotY * scale };
        yield* around({ x: spotX * scale, y: spotY * scale }, [height / 2, height]);
      }
    }

    function* around(home, reaches) {
      for (const reach of reaches) {
        for (let direction = 0; direction < DIRECTIONS; direction += 1) {
          const angle = (2 * Math.PI * direction) / DIRECTIONS + Math.PI / 2;
          yield { x: home.x + reach * Math.cos(angle), y: home.y + reach * Math.sin(angle) };
        }
      }
    }

    /** Whether the county's border runs around a box: asked at the corners, then along the edges. */
    function isInside(area, { left, right, top, bottom }) {
      const holds = (x, y) => area.contains(x / scale, y / scale);
      if (!(holds(left, top) && holds(right, top) && holds(left, bottom) && holds(right, bottom))) return false;
      for (let x = left + EDGE_STEP; x < right; x += EDGE_STEP) if (!holds(x, top) || !holds(x, bottom)) return false;
      for (let y = top + EDGE_STEP; y < bottom; y += EDGE_STEP) if (!holds(left, y) || !holds(right, y)) return false;
      return true;
    }

    /** How much of the names of sited symbols a box would cover; Infinity if it covers a symbol. */
    function beneathOf(box) {
      const near = sited({ ...grown(box, 40), left: box.left - LONGEST_NAME });
      if (near.some((one) => clearOf(box, one) < GAP)) return Infinity;
      return overlap(
        box,
        near
          .filter(({ place }) => place)
          .map(({ x, y, r, place }) => ({ left: x + r, right: x + r + Math.min(LONGEST_NAME, nameWidth(place)), top: y - 8, bottom: y + 8 })),
      );
    }

    /** Pixels between a box and a circle. */
    function clearOf(box, { x, y, r }) {
      const across = Math.max(0, box.left - x, x - box.right);
      const down = Math.max(0, box.top - y, y - box.bottom);
      return Math.sqrt(across * across + down * down) - r;
    }

    /** How much a box would cover of symbols with a position, of names and of other trays. */
    function costOf(box) {
      const symbols = sited(grown(box, 30)).map(({ x, y, r }) => boxAt(x, y, 2 * r, 2 * r));
      return overlap(box, [...symbols, ...taken.near(box)]);
    }

    /** Symbols and clusters with a position in a box. */
    function sited(box) {
      const world = { west: box.left / scale, east: box.right / scale, north: box.top / scale, south: box.bottom / scale };
      return clusters.spotsWithin(level, world).map(({ x, y, r, place }) => ({ x: x * scale, y: y * scale, r, place }));
    }

    /**
     * Where a closed tray stands: below the county's name, or where it covers least around there.
     * Its middle never leaves the county, however full that is: elsewhere it would be read as
     * something of the neighbour's. One that must lie upon others is as small as `tight`.
     */
    function spotFor(group, r, tight) {
      const { spots } = counties[group - 1];
      const middle = { x: spots[0][0] * scale, y: spots[0][1] * scale };
      const name = names.get(group);
      const home = name ? { x: (name.left + name.right) / 2, y: name.bottom + GAP + r } : middle;
      const reaches = Array.from({ length: CIRCLE_STEPS }, (_, step) => (r + GAP) * 0.55 * (step + 1));
      const near = obstacles(home, reaches[CIRCLE_STEPS - 1] + r + 40);
      const best = bestInside([home, ...around(home, reaches), middle], r, { group, near }) || middle;
      const isTight = tight < r && clearance(best, r, near, -Infinity) < -CROWDED;
      const { x, y } = isTight ? bestInside([best, ...around(home, reaches), ...around(middle, reaches)], tight, { group, near }) || best : best;
      const reach = isTight ? tight : r;
      taken.add({ ...boxAt(x, y, 2 * reach, 2 * reach), x, y, r: reach });
      return { x, y, r: reach, isTight };
    }

    function bestInside(points, r, { group, near }) {
      let best = null;
      for (const point of points) {
        if (!isIn(group, point)) continue;
        const least = best === null ? -Infinity : best.score;
        const weighed = clearance(point, r, near, least);
        if (weighed <= least) continue;
        const score = Math.min(weighed, GAP) - overhang(point, r, group);
        if (score > least) best = { ...point, score };
        if (best.score >= GAP) break;
      }
      return best;
    }

    function obstacles(home, reach) {
      const box = boxAt(home.x, home.y, 2 * reach, 2 * reach);
      return [...taken.near(box), ...sited(box)];
    }

    /**
     * Pixels between a circle and the nearest of others, counted several times where it lies upon
     * one, since a number under another cannot be read. Once that is no more than `enough` the rest
     * is not looked at.
     */
    function clearance({ x, y }, r, others, enough) {
      let weighed = Infinity;
      for (const other of others) {
        if (weighed <= enough) break;
        const gap = (other.r ? apart(other, x, y) - other.r : clearOf(other, { x, y, r: 0 })) - r;
        weighed = Math.min(weighed, gap < 0 ? (other.isName ? UPON_NAME : UPON_OTHER) * gap : gap);
      }
      return weighed;
    }

    function apart(one, x, y) {
      const [across, down] = [one.x - x, one.y - y];
      return Math.sqrt(across * across + down * down);
    }

    /** A penalty for hanging over the county's border: more for each side that does. */
    function overhang({ x, y }, r, group) {
      const reach = r * 0.8;
      let outside = 0;
      for (const [dx, dy] of [[reach, 0], [-reach, 0], [0, reach], [0, -reach]]) {
        if (!isIn(group, { x: x + dx, y: y + dy })) outside += 1;
      }
      return outside * OVERHANG;
    }

    /** Whether a point lies in a county. */
    function isIn(group, { x, y }) {
      return counties[group - 1].area.contains(x / scale, y / scale);
    }

    return { setCounties, prepare, roomFor, spotFor, costOf, isIn };
  };
})();
