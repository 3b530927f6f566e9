/*
 * datong.createRooms: where hollow items stand.
 *
 * The spots of places that are known to the county only mean nothing. So they, and only they, step
 * aside where they would cover a position, a county's name or each other; they never leave their
 * county. A spot once found is kept while the zoom stays and no name comes upon it, so that moving
 * the map moves nothing on it. All numbers are pixels of the whole world at the present zoom.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const GAP = 3;
  const DIRECTIONS = 16;
  const STEPS = 9;
  const OVERHANG = 7;
  const CELL = 128;
  const UPON_NAME = 4;
  const UPON_OTHER = 3;

  datong.createRooms = function createRooms(clusters) {
    let areas = [];
    let scale = 1;
    let level = null;
    let names = new Map();
    let taken = datong.geometry.createGrid(CELL);
    let settled = new Map();

    /** The counties by group number, from 1. */
    function setAreas(next) {
      areas = next;
      level = null;
    }

    /** Forget all spots at another zoom or for other places, else those that a name now covers. */
    function prepare(nextLevel, nextScale, nextNames) {
      if (level !== nextLevel || scale !== nextScale) {
        [level, scale] = [nextLevel, nextScale];
        settled = new Map();
        names = new Map();
        taken = datong.geometry.createGrid(CELL);
      }
      dropNames(nextNames);
      for (const [group, box] of nextNames) if (!names.has(group)) addName(group, box);
    }

    /** Give up the room of names that stand elsewhere or nowhere now. */
    function dropNames(nextNames) {
      for (const [group, box] of names) {
        const next = nextNames.get(group);
        if (next && next.left === box.left && next.top === box.top) continue;
        taken.remove(box);
        names.delete(group);
      }
    }

    function addName(group, box) {
      const name = { ...box, isName: true };
      for (const other of taken.near(name)) {
        if (!other.isName && other.group === group && touches(other, name)) forget(other);
      }
      names.set(group, taken.add(name));
    }

    function touches(one, other) {
      return one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;
    }

    function forget(spotTaken) {
      taken.remove(spotTaken);
      settled.delete(spotTaken.key);
    }

    /** Where an item stands, in world coordinates. */
    function spot(one) {
      if (!one.hollow) return one;
      if (!settled.has(one.key)) settled.set(one.key, settle(one));
      return settled.get(one.key);
    }

    function settle(one) {
      const area = areas[one.group - 1];
      if (!area) return { x: one.x, y: one.y };
      const home = homeOf(one, area);
      const around = obstacles(one, home);
      let best = null;
      for (const point of candidates(home, one.r)) {
        if (!area.contains(point.x / scale, point.y / scale)) continue;
        const least = best === null ? -Infinity : best.score;
        const free = clearance(point, one.r, around, least);
        if (free <= least) continue;
        const score = Math.min(free, GAP) - overhang(point, one.r, area);
        if (score > least) best = { ...point, score };
        if (best.score >= GAP) break;
      }
      best = best || home;
      taken.add({ ...circle(best.x, best.y, one.r), group: one.group, key: one.key });
      return { x: best.x / scale, y: best.y / scale };
    }

    /** Beside the county's name if all of the county is in one, else where its places are. */
    function homeOf(one, area) {
      const name = names.get(one.group);
      if (name && one.isGathered) {
        return { x: (name.left + name.right) / 2, y: name.bottom + GAP + one.r };
      }
      if (area.contains(one.x, one.y)) return { x: one.x * scale, y: one.y * scale };
      let nearest = null;
      for (const { x, y } of clusters.leaves(one)) {
        const away = Math.hypot(x - one.x, y - one.y);
        if (area.contains(x, y) && (nearest === null || away < nearest.away)) nearest = { x: x * scale, y: y * scale, away };
      }
      return nearest || { x: one.x * scale, y: one.y * scale };
    }

    /** The home itself, then rings around it. */
    function* candidates(home, r) {
      yield home;
      for (let step = 1; step <= STEPS; step += 1) {
        const reach = (r + GAP) * 0.55 * step;
        for (let direction = 0; direction < DIRECTIONS; direction += 1) {
          const angle = (2 * Math.PI * direction) / DIRECTIONS + Math.PI / 2;
          yield { x: home.x + reach * Math.cos(angle), y: home.y + reach * Math.sin(angle) };
        }
      }
    }

    function obstacles(one, home) {
      const reach = (one.r + GAP) * 0.55 * STEPS + one.r + 40;
      const box = datong.geometry.boxAt(home.x, home.y, 2 * reach, 2 * reach);
      const world = { west: box.left / scale, east: box.right / scale, north: box.top / scale, south: box.bottom / scale };
      const sited = clusters.within(level, world).filter(({ hollow }) => !hollow);
      return [...taken.near(box), ...sited.map(({ x, y, r }) => circle(x * scale, y * scale, r))];
    }

    function circle(x, y, r) {
      return { left: x - r, right: x + r, top: y - r, bottom: y + r, x, y, r };
    }

    /**
     * Pixels between a circle and the nearest of others; negative and counted several times where
     * it lies upon one, since a number under another cannot be read. Where it is no more than `enough` the rest is not looked at.
     */
    function clearance({ x, y }, r, others, enough) {
      let least = Infinity;
      for (const other of others) {
        if (least <= enough) return least;
        if (other.isName) {
          const across = Math.max(0, other.left - x, x - other.right);
          const down = Math.max(0, other.top - y, y - other.bottom);
          const gap = Math.sqrt(across * across + down * down) - r;
          least = Math.min(least, gap < 0 ? UPON_NAME * gap : gap);
        } else {
          const [across, down] = [other.x - x, other.y - y];
          const gap = Math.sqrt(across * across + down * down) - other.r - r;
          least = Math.min(least, gap < 0 ? UPON_OTHER * gap : gap);
        }
      }
      return least;
    }

    /** A penalty for hanging over the county's border: more for each side that does. */
    function overhang({ x, y }, r, area) {
      const reach = r * 0.8;
      let outside = 0;
      for (const [dx, dy] of [[reach, 0], [-reach, 0], [0, reach], [0, -reach]]) {
        if (!area.contains((x + dx) / scale, (y + dy) / scale)) outside += 1;
      }
      return outside * OVERHANG;
    }

    return { setAreas, prepare, spot };
  };
})();
