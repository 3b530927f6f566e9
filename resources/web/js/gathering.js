/*
 * datong.gather: places that would lie upon each other become clusters, at one zoom.
 *
 * A greedy sweep: the first point that is still free takes all free points within the radius; then
 * clusters whose drawn circles overlap are joined, the largest first. Only the zoom that is looked
 * at is swept (15 ms for 100,000 points), where an index of all zooms, such as supercluster's, must
 * be made anew for all of them with every change of the filter (350 ms).
 *
 * Points are typed arrays {size, x, y}, world coordinates (geometry.js). The result is {size, x, y,
 * count, first} of the items, and `next` of the points: an item's points are first[item],
 * next[point], … until -1.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const BUCKETS = 1 << 16;

  function hash(column, row) {
    return ((column * 73856093) ^ (row * 19349663)) & (BUCKETS - 1);
  }

  /** Nodes in buckets of cells as large as the radius, so that neighbours lie in nine of them. */
  function createBuckets(x, y, cell) {
    const head = new Int32Array(BUCKETS).fill(-1);
    const next = new Int32Array(x.length);

    function add(node) {
      const bucket = hash(Math.floor(x[node] / cell), Math.floor(y[node] / cell));
      next[node] = head[bucket];
      head[bucket] = node;
    }

    /** Call `take` with every node around a point; where it answers true the node is taken out. */
    function sweep(atX, atY, take) {
      const column = Math.floor(atX / cell);
      const row = Math.floor(atY / cell);
      for (let dy = -1; dy <= 1; dy += 1) {
        for (let dx = -1; dx <= 1; dx += 1) sweepBucket(hash(column + dx, row + dy), take);
      }
    }

    function sweepBucket(bucket, take) {
      let before = -1;
      for (let node = head[bucket]; node !== -1; node = next[node]) {
        if (!take(node)) before = node;
        else if (before === -1) head[bucket] = next[node];
        else next[before] = next[node];
      }
    }

    return { add, sweep };
  }

  function emptyItems(points) {
    return {
      size: 0,
      x: new Float64Array(points),
      y: new Float64Array(points),
      count: new Int32Array(points),
      first: new Int32Array(points),
      last: new Int32Array(points),
    };
  }

  /** Join what lies within the radius; `chosen` are indexes of points. */
  function sweepPoints(points, chosen, radius, next) {
    const items = emptyItems(chosen.length);
    const buckets = createBuckets(points.x, points.y, radius);
    // From the last to the first, so that each bucket gives its points in their order.
    for (let at = chosen.length - 1; at >= 0; at -= 1) buckets.add(chosen[at]);
    const taken = new Uint8Array(points.size);
    for (const seed of chosen) {
      if (taken[seed]) continue;
      const [x, y] = [points.x[seed], points.y[seed]];
      const item = items.size;
      items.size += 1;
      items.first[item] = -1;
      buckets.sweep(x, y, (node) => {
        const dx = points.x[node] - x;
        const dy = points.y[node] - y;
        if (dx * dx + dy * dy > radius * radius) return false;
        taken[node] = 1;
        append(items, item, node, next);
        items.x[item] += points.x[node];
        items.y[item] += points.y[node];
        items.count[item] += 1;
        return true;
      });
      items.x[item] /= items.count[item];
      items.y[item] /= items.count[item];
    }
    return items;
  }

  function append(items, item, node, next) {
    if (items.first[item] === -1) items.first[item] = node;
    else next[items.last[item]] = node;
    items.last[item] = node;
    next[node] = -1;
  }

  /** Join items whose circles overlap; `reach` tells an item's radius by its count. */
  function joinOverlapping(items, reach, next) {
    let widest = 0;
    const order = Array.from({ length: items.size }, (_, item) => item);
    for (const item of order) widest = Math.max(widest, reach(items.count[item]));
    order.sort((one, other) => items.count[other] - items.count[one] || one - other);
    const buckets = createBuckets(items.x.subarray(0, items.size), items.y.subarray(0, items.size), 2 * widest);
    for (let at = order.length - 1; at >= 0; at -= 1) buckets.add(order[at]);
    const joined = emptyItems(items.size);
    const gone = new Uint8Array(items.size);
    for (const seed of order) {
      if (gone[seed] || items.count[seed] === 0) continue;
      joinAround(items, seed, { buckets, joined, gone, reach, next });
    }
    return joined;
  }

  function joinAround(items, seed, { buckets, joined, gone, reach, next }) {
    const [x, y, own] = [items.x[seed], items.y[seed], reach(items.count[seed])];
    const item = joined.size;
    joined.size += 1;
    joined.first[item] = -1;
    buckets.sweep(x, y, (node) => {
      const far = own + reach(items.count[node]);
      const dx = items.x[node] - x;
      const dy = items.y[node] - y;
      const alone = items.count[seed] === 1 && items.count[node] === 1;
      if (node !== seed && (alone || dx * dx + dy * dy > far * far)) return false;
      gone[node] = 1;
      if (joined.first[item] === -1) joined.first[item] = items.first[node];
      else next[joined.last[item]] = items.first[node];
      joined.last[item] = items.last[node];
      joined.x[item] += items.x[node] * items.count[node];
      joined.y[item] += items.y[node] * items.count[node];
      joined.count[item] += items.count[node];
      return true;
    });
    joined.x[item] /= joined.count[item];
    joined.y[item] /= joined.count[item];
  }

  datong.gather = { sweepPoints, joinOverlapping };
})();
