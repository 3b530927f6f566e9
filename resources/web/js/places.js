/*
 * datong.createPlaces: the symbols on the map.
 *
 * clusters.js says which items with a position there are, trays.js gathers what is known to the
 * county only, painter.js draws them on one sheet of the stage, naming.js names them, pointing.js
 * answers pointer and keyboard, access.js makes them reachable. Selected places are drawn by
 * themselves above all else, and no cluster counts them.
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
  /** How far halos, shadows and marks reach beyond a symbol's radius. */
  const AROUND = 14;

  datong.createPlaces = function createPlaces(leafletMap, { base, stage, labels, hint, onSelect, onHover }) {
    let data = { kinds: [], places: [] };
    let kinds = new Map();
    let numbers = new Map();
    let selected = [];
    let hovered = null;
    let screen = [];
    let fanned = [];
    let shownLayers = { places: true, placeNames: true };
    let rings = 0;
    leafletMap.createPane("datong-symbols");
    const clusters = datong.createClusters();
    const trays = datong.createTrays({ base, clusters, labels, numberOf: ({ id }) => numbers.get(id) });
    const painter = datong.createPainter();
    const naming = datong.createNaming({ kindOf: (place) => kinds.get(place.kind), countyName: base.areaName });
    const list = datong.createTrayList(leafletMap, { onSelect, onHover });
    const pointing = datong.createPointing(leafletMap, {
      stage,
      clusters,
      fanOut,
      openTray,
      onSelect,
      onHover,
      items: () => screen,
      selection: () => selected,
      hint: { ...hint, showCluster: (one) => hint.showCluster(datong.geometry.toLatLng(one.wx, one.wy), one, data.kinds, base.areaName(one.group)) },
    });
    stage.addSheet("datong-symbols", paint);
    const access = datong.createAccess(leafletMap, { onAct: pointing.act, onFocus: (one) => onHover(one ? one.id || null : null) });

    function setData(next, mask) {
      data = next;
      kinds = new Map(data.kinds.map((kind) => [kind.id, kind]));
      numbers = new Map(data.places.map(({ id }, number) => [id, number]));
      selected = selected.filter((id) => numbers.has(id));
      if (!numbers.has(hovered)) hovered = null;
      clusters.setData(data.places);
      trays.setData(data.places, data.kinds, mask);
      painter.reset(data.kinds);
      setMask(mask);
    }

    function setMask(mask) {
      clusters.setMask(mask);
      trays.setMask(mask);
      list.hide();
      fanned = [];
      stage.refresh();
    }

    function byId(id) {
      return data.places[numbers.get(id)];
    }

    /** Find what stands where in a frame; called before the sheets are painted. */
    function arrange(frame) {
      const level = clusters.level(frame.zoom);
      const key = layoutKey(frame, level);
      const areas = base.names(frame);
      const best = labels.rankAreas(areas, frame, key, (box) => sitedNear(level, box, frame));
      trays.prepare(frame, { level, key, names: new Map([...best].filter(([name]) => typeof name === "number")) });
      const shown = shownLayers.places ? trays.within(frame, selected.map((id) => numbers.get(id)), haloNow()) : [];
      screen = shownLayers.places ? itemsIn(level, frame, shown) : [];
      const chosen = screen.filter(({ halo, hollow }) => halo && halo !== "dot" && !hollow).map((one) => boxOf(one, frame));
      const symbols = screen.filter(({ hollow, isGround }) => !hollow && !isGround).map((one) => boxOf(one, frame));
      labels.nameAreas(areas, frame, { trays: coveredBy(shown, frame), chosen, symbols });
      nameItems(frame, shown);
      access.update(() => naming.buttons(screen, stage.frame()));
      tell();
    }

    function nameItems(frame, shown) {
      const only = selected.length === 1 ? selected[0] : null;
      const names = shownLayers.placeNames ? naming.labelsOf(screen, frame, only) : [];
      // A number under a name cannot be read; the symbols of a tray stand close together, and one may be covered.
      const symbols = screen.filter(({ hollow, mix, isSelected, isGround }) => !isGround && (!hollow || mix || isSelected));
      const grounds = shown.flatMap(({ ground }) => (ground ? [ground.box] : []));
      const room = { lines: shown.flatMap((tray) => tray.labels), symbols: symbols.map((one) => inWorldPixels(one, frame)), trays: grounds };
      labels.namePlaces([...names, ...base.seatNames(frame)], room, frame);
    }

    function inWorldPixels({ wx, wy, r }, { scale }) {
      return { x: wx * scale, y: wy * scale, r };
    }

    function boxOf({ wx, wy, r }, { scale }) {
      return datong.geometry.boxAt(wx * scale, wy * scale, 2 * r, 2 * r);
    }

    /** What trays cover, in world pixels: their grounds, and the circles of those that are closed. */
    function coveredBy(shown, frame) {
      return shown.flatMap(({ ground, items }) => (ground ? [ground.box] : items.map((one) => boxOf(one, frame))));
    }

    function haloNow() {
      const { halo, r } = HALOS.find(({ from }) => selected.length >= from);
      return { halo, r };
    }

    const keys = new WeakMap();
    let keyCount = 0;
    let layouts = 0;
    /** Names and trays are laid out anew for another zoom and for other places. */
    function layoutKey(frame, level) {
      if (!keys.has(level)) keys.set(level, (keyCount += 1));
      return `${frame.zoom}/${keys.get(level)}/${layouts}`;
    }

    function sitedNear(level, box, { scale }) {
      const world = { west: box.left / scale, east: box.right / scale, north: box.top / scale, south: box.bottom / scale };
      const near = { west: world.west - 30 / scale, east: world.east + 30 / scale, north: world.north - 30 / scale, south: world.south + 30 / scale };
      return clusters.spotsWithin(level, near).map(({ x, y, r }) => datong.geometry.boxAt(x * scale, y * scale, 2 * r, 2 * r));
    }

    /**
     * The trays' grounds and what lies on them, then what has a position, then what is selected. A
     * tight tray lies upon what has a position: beneath it its number could not be read.
     */
    function itemsIn(level, frame, shown) {
      const alone = selected.map((id) => clusters.pointOf(numbers.get(id))).filter((point) => point >= 0);
      const left = clusters.without(level, alone);
      const sited = [];
      for (const one of clusters.within(level, grown(frame))) {
        const item = left.has(one.index) ? left.get(one.index) : one;
        if (item) sited.push({ ...item, wx: item.x, wy: item.y });
      }
      sited.sort((one, other) => depth(one) - depth(other));
      const inTrays = shown.flatMap(({ items }) => items);
      return [
        ...shown.map(({ ground }) => ground).filter(Boolean),
        ...inTrays.filter(({ isSelected, isTight }) => !isSelected && !isTight),
        ...sited,
        ...inTrays.filter(({ isSelected, isTight }) => !isSelected && isTight),
        ...fanned.filter(({ place }) => !selected.includes(place.id)).map((spot) => ({ ...spot, fan: true })),
        ...inTrays.filter(({ isSelected }) => isSelected),
        ...alone.map(selectedItem),
      ];
    }

    function grown({ west, east, north, south, scale }) {
      const more = 40 / scale;
      return { west: west - more, east: east + more, north: north - more, south: south + more };
    }

    function selectedItem(point) {
      const { place: owners, x, y } = clusters.points();
      const place = data.places[owners[point]];
      const shown = { key: place.id, place, count: 1, ...haloNow(), isSelected: true };
      const spot = fanned.find((one) => one.place.id === place.id);
      return spot ? { ...spot, ...shown, fan: true } : { ...shown, wx: x[point], wy: y[point] };
    }

    /** Areas below, then sites, then clusters. */
    function depth({ place }) {
      if (!place) return 2;
      return datong.symbols.lookOf(place.precision) === "site" ? 1 : 0;
    }

    function paint(context, frame, strip) {
      painter.begin();
      for (const one of screen) if (one.isGround) painter.ground(context, one.box, frame, one.isMarked);
      const ringed = screen.map((one) => ({ one, radius: ringRadius(one, frame) })).filter(({ radius }) => radius > 0);
      // Among many a ring is fainter: not another way in a strip than beside it.
      if (!strip) rings = ringed.length;
      for (const { one, radius } of ringed) {
        if (isIn(strip, one, frame, radius)) painter.ring(context, kinds.get(one.place.kind), frame.x(one.wx), frame.y(one.wy), radius, one.halo === "large", rings);
      }
      for (const one of screen) if (!one.isGround && (one.fan || isIn(strip, one, frame, one.r))) paintItem(context, one, frame);
    }

    /** Whether a thing with this radius, and a little around it, touches a strip; all is in null. */
    function isIn(strip, { wx, wy }, frame, radius) {
      if (!strip) return true;
      const [x, y, reach] = [frame.x(wx), frame.y(wy), radius + AROUND];
      return x + reach > strip.left && x - reach < strip.right && y + reach > strip.top && y - reach < strip.bottom;
    }

    function paintItem(context, one, frame) {
      const [x, y] = [frame.x(one.wx), frame.y(one.wy)];
      if (one.fromX !== undefined) painter.line(context, frame.x(one.fromX), frame.y(one.fromY), x, y);
      if (one.place) painter.symbol(context, kinds.get(one.place.kind), datong.symbols.lookOf(one.place.precision), x, y, frame.ratio, one.halo);
      else if (one.kind) painter.kindCount(context, one, x, y, frame.ratio);
      else painter.cluster(context, one, x, y, frame.ratio);
      if (one.isMarked && !one.kind) painter.around(context, x, y, one.r);
    }

    /**
     * A ring says how far off a village's or township's position may be; sites need none. Pixels, or
     * 0 where it is too small to see or so large that it only darkens the view.
     */
    function ringRadius(one, frame) {
      if (!one.place || one.fan || !hasRing(one.place)) return 0;
      const { lat } = datong.geometry.toLatLng(one.wx, one.wy);
      const radius = (one.place.uncertainty_m * frame.scale) / datong.geometry.metresAround(lat);
      if (one.halo === "large") return radius;
      return radius > RINGS_FROM_PIXELS && radius < frame.width / 2 ? radius : 0;
    }

    function hasRing(place) {
      return datong.symbols.lookOf(place.precision) === "area" && place.uncertainty_m > 0;
    }

    function fanOut(one, leaves) {
      fanned = datong.fan(leaves, one, stage.frame().scale);
      stage.refresh();
    }

    /** The places of a tray as a list beside what was clicked. */
    function openTray({ wx, wy, group, count, kind }) {
      const places = trays.listOf(group);
      const title = datong.t("trayCaption", { county: base.areaName(group), n: kind ? places.length : count });
      list.show(datong.geometry.toLatLng(wx, wy), { title, places, kinds: data.kinds, kind, selected });
    }

    /** Take back what was opened by a click. */
    function close() {
      list.hide();
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
      const at = spotsOf(place, frame).find(({ x, y }) => leafletMap.getBounds().contains(datong.geometry.toLatLng(x, y)));
      const isRaised = !selected.includes(place.id);
      if (at) hint.showPlace(datong.geometry.toLatLng(at.x, at.y), place, kinds.get(place.kind), isRaised);
      else hint.hidePlace();
    }

    /** Where each symbol of a place stands: where it is drawn, or else where it belongs. */
    function spotsOf(place, frame) {
      const drawn = screen.filter((one) => one.place === place).map(({ wx, wy }) => ({ x: wx, y: wy }));
      if (drawn.length) return drawn;
      const number = numbers.get(place.id);
      const point = clusters.pointOf(number);
      const { x, y } = clusters.points();
      return point < 0 ? trays.spotsOf(number, frame) : [{ x: x[point], y: y[point] }];
    }

    function select(ids) {
      selected = ids;
      list.mark(ids);
      stage.refresh();
    }

    function hover(id) {
      hovered = id;
      tell();
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
        if (!place.at) continue;
        const at = L.latLng(place.at[1], place.at[0]);
        box.extend(hasRing(place) ? at.toBounds(2 * place.uncertainty_m) : at);
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
        .filter(({ place, isGround }) => !place && !isGround)
        .map((one) => ({ count: one.count, hollow: Boolean(one.hollow), mix: one.mix, r: one.r, ...at(one) }));
      const grounds = screen
        .filter(({ isGround }) => isGround)
        .map((one) => ({ county: base.areaName(one.group), count: one.count, form: one.form, width: one.box.right - one.box.left, height: one.box.bottom - one.box.top, ...at(one) }));
      return { symbols, clusters: groups, trays: grounds, rings };
    }

    function setLayers(next) {
      shownLayers = { ...shownLayers, ...next };
      stage.refresh();
    }

    function restyle() {
      painter.reset(data.kinds);
      labels.forget();
      list.hide();
      layouts += 1;
    }

    leafletMap.on("zoomstart", () => {
      fanned = [];
    });
    return {
      setData, setMask, arrange, select, hover, close, countiesOnly, bounds, setLayers, restyle, state,
      hit: pointing.hit,
      act: pointing.act,
      onMove: pointing.onMove,
      has: (id) => numbers.has(id),
    };
  };
})();
