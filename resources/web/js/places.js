/*
 * datong.createPlaces: the symbols on the map, and what pointer and keyboard do with them.
 *
 * clusters.js says which items there are, rooms.js where the hollow ones stand, painter.js draws
 * them on one sheet of the stage, access.js makes them reachable by keyboard. Selected places are
 * drawn by themselves above all else, and no cluster counts them. Places upon one spot, which no
 * zoom takes apart, are fanned out by a click.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const RINGS_FROM_PIXELS = 16;
  /** How a selected place is marked, by how many there are at least: large ones would hide each other. */
  const HALOS = [
    { from: 120, halo: "dot", r: 6 },
    { from: 16, halo: "small", r: 11 },
    { from: 0, halo: "large", r: 16 },
  ];
  const EARTH_M = 40075016.686;
  const REACH = 3;

  datong.createPlaces = function createPlaces(leafletMap, { base, stage, labels, hint, onSelect, onHover }) {
    leafletMap.createPane("datong-symbols");
    const clusters = datong.createClusters();
    const rooms = datong.createRooms(clusters);
    const painter = datong.createPainter();
    stage.addSheet("datong-symbols", paint);
    const access = datong.createAccess(leafletMap, { onAct: act, onFocus: (one) => onHover(one ? one.id || null : null) });
    let data = { kinds: [], places: [] };
    let kinds = new Map();
    let numbers = new Map();
    let selected = [];
    let hovered = null;
    let screen = [];
    let fanned = [];
    let shownLayers = { places: true, placeNames: true };
    let rings = 0;

    function setData(next, mask) {
      data = next;
      kinds = new Map(data.kinds.map((kind) => [kind.id, kind]));
      numbers = new Map(data.places.map(({ id }, number) => [id, number]));
      selected = selected.filter((id) => numbers.has(id));
      if (!numbers.has(hovered)) hovered = null;
      clusters.setData(data.places, (adcode, x, y) => base.groupOf(adcode, x, y));
      rooms.setAreas(base.areas());
      painter.reset(data.kinds);
      setMask(mask);
    }

    function setMask(mask) {
      clusters.setMask(mask);
      fanned = [];
      stage.refresh();
    }

    function byId(id) {
      return data.places[numbers.get(id)];
    }

    /** Find what stands where in a frame; called before the sheets are painted. */
    function arrange(frame) {
      const level = clusters.level(frame.zoom);
      const names = labels.nameAreas(base.names(frame), frame, nameKey(frame, level), (box) => sitedNear(level, box, frame));
      rooms.prepare(level, frame.scale, new Map([...names].filter(([key]) => typeof key === "number")));
      screen = shownLayers.places ? itemsIn(level, frame) : [];
      const wanted = [...(shownLayers.placeNames ? labelsOf(frame) : []), ...base.seatNames(frame)];
      labels.namePlaces(wanted, screen.map((one) => inWorldPixels(one, frame)), frame);
      access.update(buttons);
      tell();
    }

    const keys = new WeakMap();
    let keyCount = 0;
    /** Names are laid out anew for another zoom and for other places. */
    function nameKey(frame, level) {
      if (!keys.has(level)) keys.set(level, (keyCount += 1));
      return `${frame.zoom}/${keys.get(level)}/${datong.language()}`;
    }

    function sitedNear(level, box, { scale }) {
      const world = { west: box.left / scale, east: box.right / scale, north: box.top / scale, south: box.bottom / scale };
      const near = { west: world.west - 30 / scale, east: world.east + 30 / scale, north: world.north - 30 / scale, south: world.south + 30 / scale };
      return clusters
        .within(level, near)
        .filter(({ hollow }) => !hollow)
        .map(({ x, y, r }) => datong.geometry.boxAt(x * scale, y * scale, 2 * r, 2 * r));
    }

    function itemsIn(level, frame) {
      const alone = selected.flatMap((id) => clusters.pointsOfPlace(numbers.get(id)));
      const left = clusters.without(level, alone);
      const found = [];
      for (const one of clusters.within(level, grown(frame))) {
        const item = left.has(one.index) ? left.get(one.index) : one;
        if (!item) continue;
        // What is left of a cluster stays where the cluster stood.
        const at = item.hollow ? rooms.spot(one) : item;
        found.push({ ...item, wx: at.x, wy: at.y });
      }
      found.sort((one, other) => depth(one) - depth(other));
      for (const spot of fanned) if (!selected.includes(spot.place.id)) found.push({ ...spot, fan: true });
      for (const point of alone) found.push(selectedItem(level, point));
      return found;
    }

    function grown({ west, east, north, south, scale }) {
      const more = 40 / scale;
      return { west: west - more, east: east + more, north: north - more, south: south + more };
    }

    function selectedItem(level, point) {
      const points = clusters.points();
      const place = data.places[points.place[point]];
      const at = { x: points.x[point], y: points.y[point] };
      const spot = fanned.find((one) => one.place.id === place.id);
      const key = `${place.id}/${points.order[point]}`;
      const { halo, r } = HALOS.find(({ from }) => selected.length >= from);
      const shown = { key, place, count: 1, r, halo, isSelected: true, hollow: false };
      if (spot) return { ...spot, ...shown, fan: true };
      const group = points.group[point];
      // A spot that means nothing steps aside when it is selected too.
      const room = group ? rooms.spot({ key, at: level, point, group, hollow: true, ...at, r }) : at;
      return { ...shown, wx: room.x, wy: room.y };
    }

    /** Hollow below, then areas, sites and clusters. */
    function depth({ hollow, place }) {
      if (hollow) return place ? 0 : 1;
      if (!place) return 4;
      return datong.symbols.lookOf(place.precision) === "site" ? 3 : 2;
    }

    function inWorldPixels({ wx, wy, r }, { scale }) {
      return { x: wx * scale, y: wy * scale, r };
    }

    function paint(context, frame) {
      painter.begin();
      const ringed = screen.map((one) => ({ one, radius: ringRadius(one, frame) })).filter(({ radius }) => radius > 0);
      for (const { one, radius } of ringed) {
        painter.ring(context, kinds.get(one.place.kind), frame.x(one.wx), frame.y(one.wy), radius, one.halo === "large", ringed.length);
      }
      rings = ringed.length;
      for (const one of screen) {
        const [x, y] = [frame.x(one.wx), frame.y(one.wy)];
        if (one.fan) painter.line(context, frame.x(one.fromX), frame.y(one.fromY), x, y);
        if (one.place) painter.symbol(context, kinds.get(one.place.kind), datong.symbols.lookOf(one.place.precision), x, y, frame.ratio, one.halo);
        else painter.cluster(context, one, x, y, frame.ratio);
      }
    }

    /**
     * A ring says how far off a village's or township's position may be; sites need none. Pixels, or
     * 0 where it is too small to see or so large that it only darkens the view.
     */
    function ringRadius(one, frame) {
      if (!one.place || one.fan || !hasRing(one.place)) return 0;
      const latitude = (datong.geometry.toLatLng(one.wx, one.wy).lat * Math.PI) / 180;
      const radius = (one.place.uncertainty_m * frame.scale) / (EARTH_M * Math.cos(latitude));
      if (one.halo === "large") return radius;
      return radius > RINGS_FROM_PIXELS && radius < frame.width / 2 ? radius : 0;
    }

    function hasRing(place) {
      return datong.symbols.lookOf(place.precision) === "area" && place.uncertainty_m > 0;
    }

    /** The item that the pointer is upon: of those that it touches the one drawn last. */
    function hit(point) {
      const frame = stage.frame();
      if (!frame) return null;
      const { x, y } = leafletMap.containerPointToLayerPoint(point).subtract(frame.layerCorner);
      for (let at = screen.length - 1; at >= 0; at -= 1) {
        const { wx, wy, r } = screen[at];
        if (Math.hypot(frame.x(wx) - x, frame.y(wy) - y) <= Math.min(r, 24) + REACH) return screen[at];
      }
      return null;
    }

    function act(one, more) {
      if (!one.place) open(one);
      else if (!more) onSelect([one.place.id]);
      else if (selected.includes(one.place.id)) onSelect(selected.filter((id) => id !== one.place.id));
      else onSelect([...selected, one.place.id]);
    }

    /** Zoom until the cluster falls apart; places upon one spot are fanned out instead. */
    function open(one) {
      const item = one.original || one;
      const leaves = clusters.leaves(item);
      const zoom = clusters.expansionZoom(item, leafletMap.getMaxZoom());
      if (zoom <= leafletMap.getZoom() || zoom > leafletMap.getMaxZoom()) {
        fanOut(item, leaves);
        return;
      }
      const box = L.latLngBounds(leaves.map(({ x, y }) => datong.geometry.toLatLng(x, y)));
      const close = Math.min(leafletMap.getBoundsZoom(box, false, L.point(90, 90)), zoom + 1);
      leafletMap.flyTo(box.getCenter(), Math.max(zoom, close), { animate: datong.mayMove(), duration: 0.5 });
    }

    function fanOut(one, leaves) {
      fanned = datong.fan(leaves, one, stage.frame().scale);
      stage.refresh();
    }

    function closeFan() {
      if (!fanned.length) return;
      fanned = [];
      stage.refresh();
    }

    /** Name what is hovered, beside its first symbol in view. */
    function tell() {
      const frame = stage.frame();
      const place = hovered === null ? null : byId(hovered);
      if (!place || !frame) {
        hint.hidePlace();
        return;
      }
      const spots = spotsOf(place);
      const at = spots.find(({ x, y }) => leafletMap.getBounds().contains(datong.geometry.toLatLng(x, y)));
      const isRaised = !selected.includes(place.id);
      if (at) hint.showPlace(datong.geometry.toLatLng(at.x, at.y), place, kinds.get(place.kind), isRaised);
      else hint.hidePlace();
    }

    /** Where each symbol of a place stands: where it is drawn, or else where it belongs. */
    function spotsOf(place) {
      const drawn = screen.filter((one) => one.place && one.place.id === place.id);
      if (drawn.length) return drawn.map(({ wx, wy }) => ({ x: wx, y: wy }));
      const points = clusters.points();
      return clusters.pointsOfPlace(numbers.get(place.id)).map((point) => ({ x: points.x[point], y: points.y[point] }));
    }

    function select(ids) {
      selected = ids;
      stage.refresh();
    }

    function hover(id) {
      hovered = id;
      tell();
    }

    function weight(place) {
      const core = kinds.get(place.kind).core ? 100 : 0;
      const sure = { site: 60, area: 30, county: 0 }[datong.symbols.lookOf(place.precision)];
      return core + sure + Math.min(place.facts, 25);
    }

    /** Names for the layout, heaviest first; each place once, where it is seen if it is. */
    function labelsOf(frame) {
      const seen = new Set();
      const { left, top, width, height } = frame.view;
      const isSeen = ({ wx, wy }) => wx * frame.scale > left && wx * frame.scale < left + width && wy * frame.scale > top && wy * frame.scale < top + height;
      return [...screen.filter(isSeen), ...screen.filter((one) => !isSeen(one))]
        .filter(({ place }) => place && !seen.has(place.id) && seen.add(place.id))
        .map((one) => ({ one, weight: weight(one.place) + (one.isSelected ? 1000 : 0) + (one.fan ? 500 : 0) }))
        .sort((a, b) => b.weight - a.weight || (a.one.place.id < b.one.place.id ? -1 : 1))
        .map(({ one }) => ({
          key: one.place.id,
          text: one.place.name,
          className: `datong-label-place datong-label-look-${datong.symbols.lookOf(one.place.precision)}`,
          ...inWorldPixels(one, frame),
          must: selected.length === 1 && selected[0] === one.place.id,
        }));
    }

    function describe(place) {
      return datong.t("about", { kind: datong.t(`kind.${place.kind}`), precision: datong.t(`precision.${place.precision}`) });
    }

    /** All in view, as access.js wants it. */
    function buttons() {
      const frame = stage.frame();
      return screen.map((one) => ({
        ...one,
        id: one.place ? one.place.id : "",
        latLng: () => datong.geometry.toLatLng(one.wx, one.wy),
        label: labelOf(one),
        className: one.place ? `datong-place datong-place-${datong.symbols.lookOf(one.place.precision)}` : "datong-group",
        isSelected: Boolean(one.isSelected),
        weight: one.place ? weight(one.place) + (one.isSelected ? 1000 : 0) : 150 + one.count,
        layerX: frame.x(one.wx) + frame.layerCorner.x,
        layerY: frame.y(one.wy) + frame.layerCorner.y,
      }));
    }

    function labelOf(one) {
      if (one.place) return datong.t("symbolName", { name: one.place.name, about: describe(one.place) });
      return datong.t(one.hollow ? "clusterNameHollow" : "clusterName", { n: one.count });
    }

    function onMove({ containerPoint, originalEvent }) {
      const one = originalEvent.buttons ? null : hit(containerPoint);
      onHover(one && one.place ? one.place.id : null);
      if (one && !one.place) hint.showCluster(datong.geometry.toLatLng(one.wx, one.wy), one, data.kinds, base.areaName(one.group));
      else hint.hideCluster();
      leafletMap.getContainer().classList.toggle("datong-pointing", one !== null);
      return one;
    }

    /** The counties of those places that are known to the county only. */
    function countiesOnly(ids) {
      const places = ids.map(byId).filter(({ precision }) => precision === "county");
      return new Set(places.flatMap((place) => place.counties));
    }

    /** What must be in view to see these places; county precision is for `countiesOnly`. */
    function bounds(ids) {
      const box = L.latLngBounds([]);
      for (const place of ids.map(byId)) {
        if (place.precision === "county") continue;
        for (const [longitude, latitude] of place.anchors) {
          const at = L.latLng(latitude, longitude);
          box.extend(hasRing(place) ? at.toBounds(2 * place.uncertainty_m) : at);
        }
      }
      return box;
    }

    function state() {
      const frame = stage.frame();
      const at = ({ wx, wy }) => {
        const { x, y } = leafletMap.layerPointToContainerPoint(L.point(frame.x(wx), frame.y(wy)).add(frame.layerCorner));
        return { x, y };
      };
      const symbols = screen.filter(({ place }) => place).map((one) => {
        const { id, precision } = one.place;
        return { id, precision, look: datong.symbols.lookOf(precision), halo: one.halo || null, ...at(one) };
      });
      const groups = screen
        .filter(({ place }) => !place)
        .map((one) => ({ count: one.count, hollow: one.hollow, mix: one.mix, r: one.r, ...at(one) }));
      return { symbols, clusters: groups, rings };
    }

    function setLayers(next) {
      shownLayers = { ...shownLayers, ...next };
      stage.refresh();
    }

    function restyle() {
      painter.reset(data.kinds);
      labels.forget();
    }

    leafletMap.on("zoomstart", () => {
      fanned = [];
    });
    return {
      setData, setMask, arrange, select, hover, hit, act, onMove, closeFan, countiesOnly, bounds, setLayers, restyle, describe, state,
      has: (id) => numbers.has(id),
    };
  };
})();
