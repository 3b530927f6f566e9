/*
 * datong.createPlaces: draws what clusters.js finds with what markers.js makes, and the rings.
 *
 * Only what is in view is drawn, and a symbol that stays in view keeps its element (and with it the
 * keyboard's focus). Selected and hovered places stand above the clusters. Places upon one spot,
 * which no zoom takes apart, are fanned out by a click.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const RINGS_FROM_PIXELS = 16;
  const FAN_RADIUS = 46;
  const EARTH_M = 40075016.686;

  function latLng([longitude, latitude]) {
    return L.latLng(latitude, longitude);
  }

  datong.createPlaces = function createPlaces(leafletMap, { base, reserve, onSelect, onHover, onDrawn }) {
    leafletMap.createPane("datong-rings");
    const renderer = L.svg({ pane: "datong-rings", padding: 0.4 });
    const rings = L.layerGroup().addTo(leafletMap);
    const fan = L.layerGroup().addTo(leafletMap);
    const clusters = datong.createClusters(leafletMap, base);
    const markers = datong.createMarkers(leafletMap, { onChoose, onHover, onOpen: open });
    const tooltip = L.tooltip({ direction: "top", offset: [0, -14], className: "datong-tooltip" });
    const drawn = new Map();
    const raised = new Map();
    let byId = new Map();
    let fanned = [];
    let selected = [];
    let hovered = null;
    let shown = 0;

    function setData(data, filter) {
      byId = new Map(data.places.map((place) => [place.id, place]));
      selected = selected.filter((id) => byId.has(id));
      if (!byId.has(hovered)) hovered = null;
      markers.setData(data);
      clusters.setData(data);
      setFilter(filter);
    }

    function setFilter(filter) {
      const places = [...byId.values()].filter(({ id }) => filter === null || filter.has(id));
      shown = places.length;
      clusters.setPlaces(places);
      closeFan();
      for (const { marker } of drawn.values()) marker.remove();
      drawn.clear();
      draw();
    }

    function draw() {
      const items = clusters.inView((sited) => reserve(sited.map((item) => ({ ...xy(item.at), r: item.r }))));
      const keys = new Set(items.map(({ key }) => key));
      for (const [key, { marker }] of drawn) {
        if (!keys.has(key)) {
          marker.remove();
          drawn.delete(key);
        }
      }
      for (const item of items) {
        const before = drawn.get(item.key);
        const marker = before ? before.marker.setLatLng(item.at) : make(item).addTo(leafletMap);
        drawn.set(item.key, { item, marker });
      }
      drawRings();
      raise();
      onDrawn();
    }

    function make(item) {
      return item.place ? markers.symbol(item.place, item.at) : markers.cluster(item);
    }

    function onChoose(id, more) {
      if (!more) onSelect([id]);
      else onSelect(selected.includes(id) ? selected.filter((other) => other !== id) : [...selected, id]);
    }

    /** Zoom until the cluster falls apart; places upon one spot are fanned out instead. */
    function open(item) {
      const leaves = item.leaves();
      const zoom = item.expansionZoom();
      if (zoom > leafletMap.getMaxZoom()) {
        fanOut(item.at, leaves);
        return;
      }
      const bounds = L.latLngBounds(leaves.map(({ at }) => at));
      const close = Math.min(leafletMap.getBoundsZoom(bounds, false, L.point(90, 90)), zoom + 1);
      const animate = !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
      leafletMap.flyTo(bounds.getCenter(), Math.max(zoom, close), { animate, duration: 0.5 });
    }

    function fanOut(at, leaves) {
      closeFan();
      const center = leafletMap.latLngToLayerPoint(at);
      const radius = Math.max(FAN_RADIUS, (leaves.length * 30) / (2 * Math.PI));
      leaves.forEach(({ place }, order) => {
        const angle = (2 * Math.PI * order) / leaves.length - Math.PI / 2;
        const point = center.add([radius * Math.cos(angle), radius * Math.sin(angle)]);
        const spot = leafletMap.layerPointToLatLng(point);
        fan.addLayer(L.polyline([at, spot], { renderer, color: "#6b6256", weight: 1, interactive: false }));
        fan.addLayer(markers.symbol(place, spot).setZIndexOffset(9000));
        fanned.push({ place, at: spot, r: datong.symbols.SIZES.site / 2 });
      });
      onDrawn();
    }

    function closeFan() {
      fan.clearLayers();
      fanned = [];
    }

    /** How many pixels a distance on the ground takes at the middle of the map. */
    function pixels(metres) {
      const latitude = (leafletMap.getCenter().lat * Math.PI) / 180;
      return (metres * 256 * 2 ** leafletMap.getZoom()) / (EARTH_M * Math.cos(latitude));
    }

    function addRing(place, at, strong) {
      const style = strong
        ? { weight: 1.8, opacity: 0.9, fillOpacity: 0.1 }
        : { weight: 1, opacity: 0.5, fillOpacity: 0.04, dashArray: "4 4" };
      const color = markers.kindOf(place).colour;
      rings.addLayer(L.circle(at, { renderer, color, radius: place.uncertainty_m, interactive: false, ...style }));
    }

    /** A ring says how far off a village's or township's position may be; sites need none. */
    function hasRing(place) {
      return datong.symbols.lookOf(place.precision) === "area" && place.uncertainty_m > 0;
    }

    /** Rings of single symbols once they are large enough to see, of the selected ones always. */
    function drawRings() {
      rings.clearLayers();
      for (const { item } of drawn.values()) {
        if (!item.place || !hasRing(item.place) || selected.includes(item.place.id)) continue;
        if (pixels(item.place.uncertainty_m) > RINGS_FROM_PIXELS) addRing(item.place, item.at, false);
      }
      for (const place of selected.map((id) => byId.get(id)).filter(hasRing)) {
        for (const anchor of place.anchors) addRing(place, latLng(anchor), true);
      }
    }

    /** Where each symbol of a place stands: where it is drawn, or else where it belongs. */
    function spots({ id, anchors }) {
      return anchors.map((anchor, order) => {
        const symbol = drawn.get(`${id}/${order}`);
        return symbol ? symbol.item.at : latLng(anchor);
      });
    }

    /** Draw selected and hovered places above all else, out of their clusters. */
    function raise() {
      const wanted = new Map();
      const add = (halo) => (id) =>
        spots(byId.get(id)).forEach((at, order) => wanted.set(`${id}/${order}`, { id, at, halo }));
      if (hovered !== null) add("hovered")(hovered);
      selected.forEach(add("selected"));
      for (const [key, { marker, halo }] of raised) {
        if (!wanted.has(key) || wanted.get(key).halo !== halo) {
          marker.remove();
          raised.delete(key);
        }
      }
      for (const [key, { id, at, halo }] of wanted) {
        const before = raised.get(key);
        const marker = before ? before.marker.setLatLng(at) : markers.raised(byId.get(id), at, halo).addTo(leafletMap);
        raised.set(key, { marker, halo, place: byId.get(id) });
      }
      tell();
    }

    /** The hovered place's name, beside its first symbol in view. */
    function tell() {
      const place = hovered === null ? null : byId.get(hovered);
      const at = place && spots(place).find((spot) => leafletMap.getBounds().contains(spot));
      if (!at) {
        tooltip.remove();
        return;
      }
      const name = document.createElement("strong");
      name.textContent = place.name;
      const note = document.createElement("span");
      note.textContent = markers.describe(place);
      const content = document.createElement("div");
      content.append(name, note);
      tooltip.setLatLng(at).setContent(content).addTo(leafletMap);
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
      const places = ids.map((id) => byId.get(id)).filter(({ precision }) => precision === "county");
      return new Set(places.flatMap((place) => place.counties));
    }

    /** What must be in view to see these places; county precision is for `countiesOnly`. */
    function bounds(ids) {
      const box = L.latLngBounds([]);
      for (const place of ids.map((id) => byId.get(id))) {
        if (place.precision === "county") continue;
        for (const at of place.anchors.map(latLng)) {
          box.extend(hasRing(place) ? at.toBounds(2 * place.uncertainty_m) : at);
        }
      }
      return box;
    }

    /** All that stands on the screen, in container pixels. */
    function onScreen() {
      const items = [...[...drawn.values()].map(({ item }) => item), ...fanned];
      const seen = new Set(items.filter(({ place }) => place).map(({ place }) => place.id));
      for (const { marker, place } of raised.values()) {
        if (!seen.has(place.id)) items.push({ place, at: marker.getLatLng(), r: 16 });
      }
      return items.map((item) => ({ ...item, ...xy(item.at) }));
    }

    function xy(at) {
      const { x, y } = leafletMap.latLngToContainerPoint(at);
      return { x, y };
    }

    function weight({ place }) {
      const chosen = selected.includes(place.id) ? 1000 : 0;
      const core = markers.kindOf(place).core ? 100 : 0;
      const sure = { site: 60, area: 30, county: 0 }[datong.symbols.lookOf(place.precision)];
      return chosen + core + sure + Math.min(place.facts, 25);
    }

    /** Names for the layout, heaviest first; each place once. */
    function names() {
      const seen = new Set();
      return onScreen()
        .filter(({ place }) => place)
        .sort((a, b) => weight(b) - weight(a) || (a.place.id < b.place.id ? -1 : 1))
        .filter(({ place }) => !seen.has(place.id) && seen.add(place.id))
        .map(({ place, x, y, r }) => ({
          text: place.name,
          className: `datong-label-place datong-label-look-${datong.symbols.lookOf(place.precision)}`,
          x,
          y,
          r: selected.includes(place.id) ? 16 : r,
          must: selected.length === 1 && selected[0] === place.id,
        }));
    }

    function state() {
      const items = onScreen();
      const symbols = items.filter(({ place }) => place).map(({ place, x, y }) => {
        return { id: place.id, look: datong.symbols.lookOf(place.precision), precision: place.precision, x, y };
      });
      const groups = items.filter(({ count }) => count).map(({ count, hollow, x, y }) => ({ count, hollow, x, y }));
      return { shown, symbols, clusters: groups, rings: rings.getLayers().length };
    }

    leafletMap.on("moveend resize", () => byId.size && draw());
    leafletMap.on("zoomstart click", closeFan);

    return { setData, setFilter, select, hover, has: (id) => byId.has(id), countiesOnly, bounds, obstacles: onScreen, names, state };
  };
})();
