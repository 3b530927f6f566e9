/*
 * datong.createClusters: which symbols and clusters stand in view, and where.
 *
 * Places with a position (site, village, township) share one index. Places that are known to the
 * county only have an index per county, so that what is gathered stays inside its county and never
 * mixes with positions. And because their spots mean nothing, those, and only those, step aside
 * where they would cover a position or each other; they never leave their county.
 *
 * Names of counties are made room for in the same way.
 *
 * An item is {key, at: LatLng, hollow, r (pixels), place} for a symbol, with {count, mix, leaves(),
 * expansionZoom()} in place of `place` for a cluster.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const SITED = "sited";
  const RADIUS = { sited: 38, hollow: 64 };
  const GAP = 3;
  const DIRECTIONS = 16;
  const STEPS = 5;
  const OVERHANG = 5;

  function index(points, radius, maxZoom) {
    const made = new Supercluster({
      radius,
      maxZoom,
      extent: 256,
      minPoints: 2,
      map: ({ kind }) => ({ [kind]: 1 }),
      reduce(sum, mix) {
        for (const kind of Object.keys(mix)) sum[kind] = (sum[kind] || 0) + mix[kind];
      },
    });
    return made.load(points);
  }

  function pointOf(place, anchor, order) {
    return {
      type: "Feature",
      geometry: { type: "Point", coordinates: anchor },
      properties: { id: place.id, order, kind: place.kind },
    };
  }

  function latLng([longitude, latitude]) {
    return L.latLng(latitude, longitude);
  }

  /** The base tells the county of a position, so that nothing steps out of its own. */
  datong.createClusters = function createClusters(leafletMap, { countyAt, inCounty, isCounty }) {
    let byId = new Map();
    let kindIds = [];
    let indexes = [];

    function setData(data) {
      byId = new Map(data.places.map((place) => [place.id, place]));
      kindIds = data.kinds.map(({ id }) => id);
    }

    /** Index these places anew. */
    function setPlaces(places) {
      const groups = new Map([[SITED, []]]);
      for (const place of places) {
        place.anchors.forEach((anchor, order) => {
          const group = place.precision === "county" ? countyOf(place.counties[order], anchor) : SITED;
          if (!groups.has(group)) groups.set(group, []);
          groups.get(group).push(pointOf(place, anchor, order));
        });
      }
      const maxZoom = Math.ceil(leafletMap.getMaxZoom());
      indexes = [...groups].map(([group, points]) => {
        const hollow = group !== SITED;
        return { group, hollow, index: index(points, hollow ? RADIUS.hollow : RADIUS.sited, maxZoom) };
      });
    }

    /** The county that a hollow symbol stands in: 140271 has none of its own and lies in another. */
    function countyOf(adcode, anchor) {
      return isCounty(adcode) ? adcode : countyAt(latLng(anchor)) || "";
    }

    function clusterItem({ group, hollow, index: tree }, feature) {
      const { properties } = feature;
      return {
        key: `${group}/${properties.cluster_id}`,
        at: latLng(feature.geometry.coordinates),
        hollow,
        count: properties.point_count,
        mix: Object.fromEntries(kindIds.filter((id) => properties[id]).map((id) => [id, properties[id]])),
        r: datong.symbols.clusterRadius(properties.point_count) + 1,
        leaves: () => tree.getLeaves(properties.cluster_id, Infinity).map(leaf),
        expansionZoom: () => tree.getClusterExpansionZoom(properties.cluster_id),
      };
    }

    function leaf({ properties, geometry }) {
      return { place: byId.get(properties.id), at: latLng(geometry.coordinates) };
    }

    function symbolItem({ hollow }, { properties, geometry }) {
      const place = byId.get(properties.id);
      const r = datong.symbols.SIZES[datong.symbols.lookOf(place.precision)] / 2;
      return { key: `${place.id}/${properties.order}`, at: latLng(geometry.coordinates), hollow, place, r };
    }

    /**
     * Items in view and a little around it, those with a position first. `reserve` is told these and
     * returns boxes {left, right, top, bottom} in container pixels that hollow items keep off.
     */
    function inView(reserve) {
      const box = leafletMap.getBounds().pad(0.15);
      const edges = [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()];
      const zoom = leafletMap.getZoom();
      const items = indexes.flatMap((group) =>
        group.index
          .getClusters(edges, zoom)
          .map((feature) => (feature.properties.cluster ? clusterItem(group, feature) : symbolItem(group, feature))),
      );
      makeRoom(items, reserve(items.filter(({ hollow }) => !hollow)));
      return items;
    }

    /** Let hollow items step aside. Pixels of the whole world: moving the map changes nothing. */
    function makeRoom(items, boxes) {
      const zoom = leafletMap.getZoom();
      const corner = leafletMap.project(leafletMap.containerPointToLatLng([0, 0]), zoom);
      const taken = boxes.map(({ left, right, top, bottom }) => ({
        x: corner.x + (left + right) / 2,
        y: corner.y + (top + bottom) / 2,
        halfWidth: (right - left) / 2,
        halfHeight: (bottom - top) / 2,
        r: 0,
      }));
      for (const item of items) {
        if (item.hollow) stepAside(item, taken, zoom);
        const { x, y } = leafletMap.project(item.at, zoom);
        taken.push({ x, y, halfWidth: 0, halfHeight: 0, r: item.r });
      }
    }

    /** Pixels between a circle and the nearest of other circles and boxes; negative upon one. */
    function clearance({ x, y }, r, taken) {
      let least = Infinity;
      for (const other of taken) {
        const across = Math.max(0, Math.abs(other.x - x) - other.halfWidth);
        const down = Math.max(0, Math.abs(other.y - y) - other.halfHeight);
        least = Math.min(least, Math.hypot(across, down) - other.r - r);
      }
      return least;
    }

    /** Move a hollow item to the nearest good spot in its county, or else to the best. */
    function stepAside(item, taken, zoom) {
      const near = home(item);
      if (near.county === null) return;
      const from = leafletMap.project(near.at, zoom);
      const score = (point) => clearance(point, item.r, taken) - overhang(point, item.r, near.county, zoom);
      let best = { at: near.at, score: score(from) };
      for (let step = 1; step <= STEPS && best.score < GAP; step += 1) {
        for (let direction = 0; direction < DIRECTIONS && best.score < GAP; direction += 1) {
          const angle = (2 * Math.PI * direction) / DIRECTIONS;
          const reach = (item.r + GAP) * 0.8 * step;
          const point = L.point(from.x + reach * Math.cos(angle), from.y + reach * Math.sin(angle));
          const at = leafletMap.unproject(point, zoom);
          if (!inCounty(near.county, at)) continue;
          const reached = score(point);
          if (reached > best.score) best = { at, score: reached };
        }
      }
      item.at = best.at;
    }

    /** A penalty for hanging over the county's border: more for each side that does. */
    function overhang({ x, y }, r, county, zoom) {
      const reach = r * 0.8;
      const sides = [[reach, 0], [-reach, 0], [0, reach], [0, -reach]];
      const outside = sides.filter(([dx, dy]) => !inCounty(county, leafletMap.unproject(L.point(x + dx, y + dy), zoom)));
      return outside.length * OVERHANG;
    }

    /** A cluster's middle may lie outside a bent county: then its nearest place stands for it. */
    function home(item) {
      if (item.place) return { at: item.at, county: countyAt(item.at) };
      const leaves = item.leaves();
      const county = countyAt(leaves[0].at);
      if (countyAt(item.at) === county) return { at: item.at, county };
      leaves.sort((one, other) => item.at.distanceTo(one.at) - item.at.distanceTo(other.at));
      return { at: leaves[0].at, county };
    }

    return { setData, setPlaces, inView };
  };
})();
