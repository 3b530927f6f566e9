/*
 * datong.createClusters: which symbols and clusters stand in view, and where.
 *
 * Places with a position (site, village, township) share one index. Places that are known to the
 * county only have an index per county, so that what is gathered stays inside its county and never
 * mixes with positions. And because their spots mean nothing, those, and only those, step aside
 * where they would cover a position or each other; they never leave their county.
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
  const STEPS = 4;

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

  /** `countyAt(latLng)` tells the county of a position, so that nothing steps out of its own. */
  datong.createClusters = function createClusters(leafletMap, countyAt) {
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
          const group = place.precision === "county" ? place.counties[order] || "" : SITED;
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

    /** Items in view and a little around it, those with a position first. */
    function inView() {
      const box = leafletMap.getBounds().pad(0.15);
      const edges = [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()];
      const zoom = leafletMap.getZoom();
      const items = indexes.flatMap((group) =>
        group.index
          .getClusters(edges, zoom)
          .map((feature) => (feature.properties.cluster ? clusterItem(group, feature) : symbolItem(group, feature))),
      );
      makeRoom(items);
      return items;
    }

    /** Let hollow items step aside. Pixels of the whole world: moving the map changes nothing. */
    function makeRoom(items) {
      const zoom = leafletMap.getZoom();
      const taken = [];
      for (const item of items) {
        if (item.hollow) stepAside(item, taken, zoom);
        const { x, y } = leafletMap.project(item.at, zoom);
        taken.push({ x, y, r: item.r });
      }
    }

    /** Pixels between a circle and the nearest of others; negative where it covers one. */
    function clearance({ x, y }, r, taken) {
      return taken.reduce((least, other) => Math.min(least, Math.hypot(other.x - x, other.y - y) - other.r - r), Infinity);
    }

    /** Move a hollow item to the nearest free spot in its county, or else to the freest. */
    function stepAside(item, taken, zoom) {
      const near = home(item);
      item.at = near.at;
      const from = leafletMap.project(near.at, zoom);
      let best = { at: near.at, room: clearance(from, item.r, taken) };
      for (let step = 1; step <= STEPS && best.room < GAP; step += 1) {
        for (let direction = 0; direction < DIRECTIONS && best.room < GAP; direction += 1) {
          const angle = (2 * Math.PI * direction) / DIRECTIONS;
          const reach = item.r * 0.9 * step;
          const point = L.point(from.x + reach * Math.cos(angle), from.y + reach * Math.sin(angle));
          const room = clearance(point, item.r, taken);
          const at = leafletMap.unproject(point, zoom);
          if (room > best.room && countyAt(at) === near.county) best = { at, room };
        }
      }
      item.at = best.at;
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
