/*
 * datong.createPlaces: symbols, clusters and rings.
 *
 * Places with a position (site, village, township) share one cluster index. Places that are known
 * to the county only have an index per county, so that what is gathered stays inside its county and
 * never mixes with positions. Only what is in view is drawn, and a symbol that stays in view keeps
 * its element (and the keyboard's focus). Selected and hovered places stand above the clusters.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const CLUSTER = { sited: 38, county: 46 };
  const RINGS_FROM_PIXELS = 16;
  const FAN_RADIUS = 46;

  function clusterIndex(points, radius, maxZoom) {
    const index = new Supercluster({
      radius,
      maxZoom,
      extent: 256,
      minPoints: 2,
      map: ({ kind }) => ({ [kind]: 1 }),
      reduce(sum, mix) {
        for (const kind of Object.keys(mix)) sum[kind] = (sum[kind] || 0) + mix[kind];
      },
    });
    return index.load(points);
  }

  /** The counts by kind out of a cluster's properties. */
  function mixOf(properties, kinds) {
    return Object.fromEntries(kinds.filter(({ id }) => properties[id]).map(({ id }) => [id, properties[id]]));
  }

  datong.createPlaces = function createPlaces(leafletMap, { onSelect, onHover, onDrawn }) {
    leafletMap.createPane("datong-rings");
    const ringRenderer = L.svg({ pane: "datong-rings", padding: 0.4 });
    const rings = L.layerGroup().addTo(leafletMap);
    const fan = L.layerGroup().addTo(leafletMap);
    const drawn = new Map();
    const raised = new Map();
    let byId = new Map();
    let kinds = [];
    let kindById = new Map();
    let precisions = new Map();
    let indexes = [];
    let filter = null;
    let selected = [];
    let hovered = null;
    let shown = 0;

    function setData(data, nextFilter) {
      byId = new Map(data.places.map((place) => [place.id, place]));
      kinds = data.kinds;
      kindById = new Map(kinds.map((kind) => [kind.id, kind]));
      precisions = new Map(data.precisions.map((precision) => [precision.id, precision]));
      setFilter(nextFilter);
    }

    function setFilter(next) {
      filter = next;
      const groups = new Map([["sited", []]]);
      shown = 0;
      for (const place of byId.values()) {
        if (filter !== null && !filter.has(place.id)) continue;
        shown += 1;
        place.anchors.forEach((anchor, order) => {
          const group = place.precision === "county" ? place.counties[order] || "county" : "sited";
          if (!groups.has(group)) groups.set(group, []);
          groups.get(group).push(pointOf(place, anchor, order));
        });
      }
      const maxZoom = Math.ceil(leafletMap.getMaxZoom());
      indexes = [...groups].map(([group, points]) => ({
        group,
        hollow: group !== "sited",
        index: clusterIndex(points, group === "sited" ? CLUSTER.sited : CLUSTER.county, maxZoom),
      }));
      clear();
      draw();
    }

    function pointOf(place, anchor, order) {
      return {
        type: "Feature",
        geometry: { type: "Point", coordinates: anchor },
        properties: { id: place.id, order, kind: place.kind },
      };
    }

    function clear() {
      for (const marker of drawn.values()) marker.remove();
      drawn.clear();
      fan.clearLayers();
    }

    /** What stands in view at this zoom: [key, item], where an item is a symbol or a cluster. */
    function itemsInView() {
      const box = leafletMap.getBounds().pad(0.15);
      const edges = [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()];
      const zoom = leafletMap.getZoom();
      const items = new Map();
      for (const { group, hollow, index } of indexes) {
        for (const feature of index.getClusters(edges, zoom)) {
          const { properties } = feature;
          const [longitude, latitude] = feature.geometry.coordinates;
          const at = L.latLng(latitude, longitude);
          if (properties.cluster) {
            items.set(`${group}/${properties.cluster_id}`, { at, hollow, index, properties });
          } else {
            items.set(`${properties.id}/${properties.order}`, { at, place: byId.get(properties.id) });
          }
        }
      }
      return items;
    }

    function draw() {
      const items = itemsInView();
      for (const [key, marker] of drawn) {
        if (!items.has(key)) {
          marker.remove();
          drawn.delete(key);
        }
      }
      for (const [key, item] of items) {
        if (!drawn.has(key)) {
          const marker = item.place ? placeMarker(item.place, item.at) : clusterMarker(item);
          drawn.set(key, marker.addTo(leafletMap));
        }
      }
      drawRings();
      raise();
      onDrawn();
    }

    function iconOf(element, className) {
      return L.divIcon({ html: element, className: `datong-marker ${className}`, iconSize: [0, 0] });
    }

    /** Put handlers and names on a marker's element once Leaflet has made it. */
    function prepare(marker, label, act, id) {
      marker.on("add", () => {
        const element = marker.getElement();
        element.setAttribute("aria-label", label);
        element.setAttribute("role", "button");
        element.tabIndex = 0;
        L.DomEvent.on(element, "click", (event) => {
          L.DomEvent.stop(event);
          act(event);
        });
        L.DomEvent.on(element, "keydown", (event) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          L.DomEvent.stop(event);
          act(event);
        });
        L.DomEvent.on(element, "mouseenter focus", () => onHover(id));
        L.DomEvent.on(element, "mouseleave blur", () => onHover(null));
      });
      return marker;
    }

    function describe(place) {
      const kind = kindById.get(place.kind);
      const precision = precisions.get(place.precision);
      return [kind ? kind.label : "", precision ? precision.label : ""].filter(Boolean).join(" · ");
    }

    function placeMarker(place, at, { halo = false } = {}) {
      const look = datong.symbols.lookOf(place.precision);
      const symbol = datong.symbols.symbol(kindById.get(place.kind), look, { halo });
      const marker = L.marker(at, {
        icon: iconOf(symbol, `datong-place datong-place-${look}${halo ? " datong-raised" : ""}`),
        keyboard: false,
        zIndexOffset: halo ? 10000 : { site: 300, area: 200, county: 0 }[look],
      });
      marker.datong = { place, look };
      function choose(event) {
        const more = event.ctrlKey || event.metaKey;
        onSelect(more ? toggled(place.id) : [place.id]);
      }
      return prepare(marker, `${place.name}，${describe(place)}`, choose, place.id);
    }

    function toggled(id) {
      return selected.includes(id) ? selected.filter((other) => other !== id) : [...selected, id];
    }

    function clusterMarker(item) {
      const mix = mixOf(item.properties, kinds);
      const count = item.properties.point_count;
      const marker = L.marker(item.at, {
        icon: iconOf(datong.symbols.cluster(count, mix, kinds, { hollow: item.hollow }), "datong-group"),
        keyboard: false,
        zIndexOffset: item.hollow ? 100 : 400,
      });
      marker.datong = { count, hollow: item.hollow, mix };
      const what = item.hollow ? `${count} 处仅知所在县区的地点` : `${count} 处地点`;
      return prepare(marker, `${what}，点击展开`, () => open(item), null);
    }

    /** Zoom until the cluster falls apart; places upon one spot are fanned out instead. */
    function open({ at, index, properties }) {
      const leaves = index.getLeaves(properties.cluster_id, Infinity);
      const bounds = L.latLngBounds(leaves.map(({ geometry }) => L.latLng(geometry.coordinates[1], geometry.coordinates[0])));
      const zoom = index.getClusterExpansionZoom(properties.cluster_id);
      if (zoom > leafletMap.getMaxZoom()) {
        fanOut(at, leaves);
        return;
      }
      const fit = leafletMap.getBoundsZoom(bounds, false, L.point(90, 90));
      const animate = !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
      leafletMap.flyTo(bounds.getCenter(), Math.min(Math.max(zoom, Math.min(fit, zoom + 1)), leafletMap.getMaxZoom()), { animate, duration: 0.5 });
    }

    function fanOut(at, leaves) {
      fan.clearLayers();
      const center = leafletMap.latLngToLayerPoint(at);
      const radius = Math.max(FAN_RADIUS, (leaves.length * 30) / (2 * Math.PI));
      leaves.forEach(({ properties }, order) => {
        const angle = (2 * Math.PI * order) / leaves.length - Math.PI / 2;
        const spot = leafletMap.layerPointToLatLng(center.add([radius * Math.cos(angle), radius * Math.sin(angle)]));
        fan.addLayer(L.polyline([at, spot], { renderer: ringRenderer, color: "#6b6256", weight: 1, interactive: false }));
        fan.addLayer(placeMarker(byId.get(properties.id), spot).setZIndexOffset(9000));
      });
      onDrawn();
    }

    function ringOf(place, at, strong) {
      return L.circle(at, {
        renderer: ringRenderer,
        radius: place.uncertainty_m,
        color: kindById.get(place.kind).colour,
        weight: strong ? 1.8 : 1,
        opacity: strong ? 0.9 : 0.5,
        fillOpacity: strong ? 0.1 : 0.04,
        dashArray: strong ? null : "4 4",
        interactive: false,
      });
    }

    /** Rings of uncertainty: of all single symbols once they are large enough, of the selected always. */
    function drawRings() {
      rings.clearLayers();
      for (const { datong: item, at } of singles()) {
        const strong = selected.includes(item.place.id);
        if (item.look === "area" && item.place.uncertainty_m && !strong) {
          const ring = ringOf(item.place, at, false);
          if (pixels(item.place.uncertainty_m) > RINGS_FROM_PIXELS) rings.addLayer(ring);
        }
      }
      for (const id of selected) {
        const place = byId.get(id);
        if (datong.symbols.lookOf(place.precision) === "county" || !place.uncertainty_m) continue;
        for (const [longitude, latitude] of place.anchors) {
          rings.addLayer(ringOf(place, L.latLng(latitude, longitude), true));
        }
      }
    }

    /** How many pixels a distance on the ground takes at the middle of the map. */
    function pixels(metres) {
      const center = leafletMap.getCenter();
      const metresPerPixel = (40075016.686 * Math.cos((center.lat * Math.PI) / 180)) / (256 * 2 ** leafletMap.getZoom());
      return metres / metresPerPixel;
    }

    function* singles() {
      for (const marker of drawn.values()) {
        if (marker.datong.place) yield { datong: marker.datong, at: marker.getLatLng(), marker };
      }
    }

    /** Draw selected and hovered places above all else, out of their clusters. */
    function raise() {
      const wanted = new Map();
      for (const id of hovered === null ? selected : [...selected, hovered]) {
        byId.get(id).anchors.forEach((anchor, order) => wanted.set(`${id}/${order}`, { id, anchor }));
      }
      for (const [key, marker] of raised) {
        if (!wanted.has(key)) {
          marker.remove();
          raised.delete(key);
        }
      }
      for (const [key, { id, anchor }] of wanted) {
        if (!raised.has(key)) {
          const marker = placeMarker(byId.get(id), L.latLng(anchor[1], anchor[0]), { halo: true });
          marker.on("add", () => marker.getElement().setAttribute("aria-hidden", "true"));
          marker.on("add", () => (marker.getElement().tabIndex = -1));
          raised.set(key, marker.addTo(leafletMap));
        }
      }
      tell();
    }

    const tooltip = L.tooltip({ direction: "top", offset: [0, -14], className: "datong-tooltip" });

    /** The hovered place's name, beside its first symbol in view. */
    function tell() {
      const place = hovered === null ? null : byId.get(hovered);
      const anchor = place && place.anchors.find(([longitude, latitude]) => leafletMap.getBounds().contains([latitude, longitude]));
      if (!anchor) {
        tooltip.remove();
        return;
      }
      const content = document.createElement("div");
      const name = document.createElement("strong");
      name.textContent = place.name;
      const note = document.createElement("span");
      note.textContent = describe(place);
      content.append(name, note);
      tooltip.setLatLng([anchor[1], anchor[0]]).setContent(content).addTo(leafletMap);
    }

    function select(ids) {
      selected = ids;
      drawRings();
      raise();
      onDrawn();
    }

    function hover(id) {
      hovered = id;
      raise();
    }

    /** The counties of those places that are known to the county only. */
    function countiesOnly(ids) {
      const places = ids.map((id) => byId.get(id)).filter((place) => place.precision === "county");
      return new Set(places.flatMap((place) => place.counties));
    }

    function bounds(ids) {
      const box = L.latLngBounds([]);
      for (const id of ids) {
        const place = byId.get(id);
        for (const [longitude, latitude] of place.anchors) {
          const at = L.latLng(latitude, longitude);
          box.extend(place.uncertainty_m && place.precision !== "county" ? at.toBounds(2 * place.uncertainty_m) : at);
        }
      }
      return box;
    }

    function onScreen() {
      const found = [];
      for (const marker of [...drawn.values(), ...raised.values(), ...fan.getLayers()]) {
        if (!marker.datong) continue;
        const { x, y } = leafletMap.latLngToContainerPoint(marker.getLatLng());
        found.push({ ...marker.datong, x, y });
      }
      return found;
    }

    function obstacles() {
      return onScreen().map(({ x, y, look, count }) => ({
        x,
        y,
        r: count ? datong.symbols.clusterRadius(count) + 2 : datong.symbols.SIZES[look] / 2 + 1,
      }));
    }

    function weight({ place, look }) {
      const chosen = selected.includes(place.id) ? 1000 : 0;
      return chosen + (kindById.get(place.kind).core ? 100 : 0) + { site: 60, area: 30, county: 0 }[look] + Math.min(place.facts, 25);
    }

    /** Names for the layout, heaviest first; each place once. */
    function names() {
      const seen = new Set();
      return onScreen()
        .filter(({ place }) => place)
        .sort((a, b) => weight(b) - weight(a) || (a.place.id < b.place.id ? -1 : 1))
        .filter(({ place }) => !seen.has(place.id) && seen.add(place.id))
        .map(({ place, look, x, y }) => ({
          text: place.name,
          className: `datong-label-place datong-label-look-${look}`,
          x,
          y,
          r: selected.includes(place.id) ? 16 : datong.symbols.SIZES[look] / 2,
        }));
    }

    function state() {
      const items = onScreen();
      return {
        shown,
        symbols: items
          .filter(({ place }) => place)
          .map(({ place, look, x, y }) => ({ id: place.id, look, precision: place.precision, x, y })),
        clusters: items.filter(({ count }) => count).map(({ count, hollow, x, y }) => ({ count, hollow, x, y })),
      };
    }

    leafletMap.on("moveend", draw);
    leafletMap.on("resize", draw);
    leafletMap.on("zoomstart click", () => fan.clearLayers());

    return { setData, setFilter, select, hover, has: (id) => byId.has(id), countiesOnly, bounds, obstacles, names, state };
  };
})();
