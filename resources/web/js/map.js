/*
 * datong: the map of Datong Explorer. One namespace, no framework, strict mode.
 *
 * The files are loaded in the order of geodata/mapping/page.py, this one after those that it puts
 * together, then a glue script (bridge.js in the app, export.js in the HTML export).
 *
 * boot.js calls `datong.createMap` and hands out the controller that it returns.
 *
 * PAGE → HOST (every method may be left out)
 *   host.onReady()               counties and symbols are drawn
 *   host.onSelect(ids)           the user chose places: a list of place ids; [] = clicked on nothing
 *   host.onHover(id | null)      the pointer or the keyboard focus is on this place, or on none
 *   host.onCounty(adcode)        the user clicked a county where there is no symbol ([] is sent too)
 *   host.onLayers(choice)        the user changed the layer switch: {fill, layers} as in `state()`
 *
 * HOST → PAGE (the controller, from createMap; no call answers by calling the host back)
 *   setData(data)                draw other data; selection and filter stay as far as ids exist
 *   setFilter(ids | null)        show only these places; null = all
 *   setFilterBits(text)          the same as base64 of one bit a place, in the order of the data
 *   select(ids, {fly = false})   mark these places; fly: bring them into view
 *   hover(id | null)             light up one place
 *   showAll()                    bring the whole prefecture into view
 *   showCounty(adcode | null)    outline a county and bring it into view; null = the prefecture
 *   setTheme("light" | "dark")   setLanguage("zh" | "en")
 *   setLayers({name: bool, …})   places, placeNames, seats, neighbours, rivers, heat; others stay
 *   setFill(id | null)           fill the counties: "places", "facts", a metric's id, null = tints
 *   setMetrics({metrics, figured})   what else there is to fill by, as in the data
 *   setIdentify(bool)            whether pointer and click speak to places; tools switch it off
 *   placesWhere(test)            ids of shown places with a position for which test(lon, lat) holds
 *   state()                      {ready, zoom, center: [lon, lat], places, shown, selected, hovered,
 *                                theme, language, fill, layers, symbols: [{id, x, y, look, halo,
 *                                precision}], clusters: [{count, hollow, mix, r, x, y}],
 *                                trays: [{county, count, form, width, height, x, y}], rings,
 *                                labels: [text]}: what is on the screen, in container pixels
 *   map                          the Leaflet map, for tools
 *
 * DATA (made by geodata/mapping/payload.py; positions are [longitude, latitude], WGS-84 degrees)
 *   bounds      [west, south, east, north] of the prefecture
 *   counties    GeoJSON FeatureCollection; properties {adcode, name, tint, labels: [[lon, lat], …]}
 *   outline     GeoJSON geometry: the prefecture's boundary
 *   neighbours  GeoJSON FeatureCollection; properties {name, label: [lon, lat]}
 *   rivers      [{name, line: [[lon, lat], …], labels: [[lon, lat], …]}]: courses, about
 *   townships   [{name, at: [lon, lat]}]: seats, about
 *   kinds       [{id, label, colour, colourDark, shape, core}]          in the order of the legend
 *   precisions  [{id, label, hint}]
 *   metrics     [{id, title, titleEn, unit, unitValue, period, periodEn, counties: {adcode: {number,
 *               text, unit, period, source, quote}}}]: `text` verbatim; `number` and `unitValue`, what
 *               one unit is, in SI, for the classes
 *   figured     [adcode]: the counties that have figures of their own, though none are shared
 *   places      [{id, name, kind, counties, precision, uncertainty_m, at: [lon, lat] | null, facts,
 *                mentions}]; without a position those of county precision are gathered in their
 *                counties, all others (city-wide, outside) are listed, never drawn
 *
 * Texts of documents reach the page as data and enter it through textContent only.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  /** From here on neighbours of a symbol can be told apart. */
  const CLOSE_ZOOM = 10;
  const NO_HOST = { onReady() {}, onSelect() {}, onHover() {}, onCounty() {}, onLayers() {} };

  /** Latitude-longitude bounds of a [west, south, east, north] box, grown by degrees. */
  function toBounds([west, south, east, north], grow = 0) {
    return L.latLngBounds([south - grow, west - grow], [north + grow, east + grow]);
  }

  function maskOf(bits, size) {
    const bytes = atob(bits);
    return Uint8Array.from({ length: size }, (_, at) => (bytes.charCodeAt(at >> 3) >> (at & 7)) & 1);
  }

  /**
   * Turn a bare Leaflet map into Datong's map and return its controller.
   * `options`: {legendKinds: true} lists the kinds in the legend (the export lists them beside).
   */
  datong.createMap = function createMap(leafletMap, host, options = {}) {
    const to = { ...NO_HOST, ...host };
    const state = { ready: false, data: null, mask: null, selected: [], hovered: null, identify: true };
    const layers = { places: true, placeNames: true, seats: true, neighbours: true, rivers: true, heat: false };
    let places = null;
    let shown = [];
    let figured = [];

    // In this order they hear of another size: the legend folds, the prefecture keeps clear of it, all is drawn.
    const legend = datong.createLegend(leafletMap, options);
    const home = datong.createHome(leafletMap);
    const stage = datong.createStage(leafletMap, { onFrame: (frame) => places && places.arrange(frame) });
    const fills = datong.createFills();
    const heat = datong.createHeat();
    const base = datong.createBase(leafletMap, { stage, fills, heat });
    const labels = datong.createLabels(leafletMap);
    const hint = datong.createHint(leafletMap);
    places = datong.createPlaces(leafletMap, { base, stage, labels, hint, onSelect: chosen, onHover: hoveredByUser });
    const edges = datong.createEdges(leafletMap, { onWhole: showAll, onSelect: chosen });
    edges.addUnplaced();
    const layerSwitch = datong.createSwitch(leafletMap, { onChange: changedByUser });

    function chosen(ids) {
      select(ids);
      to.onSelect(ids);
    }

    function hoveredByUser(id) {
      if (id === state.hovered) return;
      hover(id);
      to.onHover(id);
    }

    function changedByUser({ fill, layer, isOn }) {
      if (layer) setLayers({ [layer]: isOn });
      else setFill(fill);
      to.onLayers({ fill: fills.chosen(), layers: { ...layers } });
    }

    function onClick({ containerPoint, latlng, originalEvent }) {
      if (!state.identify) return;
      const one = places.hit(containerPoint);
      if (one) {
        places.act(one, originalEvent.ctrlKey || originalEvent.metaKey);
        return;
      }
      places.close();
      chosen([]);
      const adcode = base.countyAt(latlng);
      if (adcode) to.onCounty(adcode);
    }

    function onMouseMove(event) {
      if (!state.identify) return;
      const one = places.onMove(event);
      const adcode = one || event.originalEvent.buttons ? null : base.countyAt(event.latlng);
      const figure = adcode && fills.describe(adcode);
      if (figure) hint.showCounty(event.latlng, `${base.nameOf(adcode)} · ${figure.title}`, figure.value, figure.notes);
      else hint.hideCounty();
    }

    // A legend that opens or closes covers other ground, and names keep clear of it.
    leafletMap.getContainer().addEventListener("toggle", stage.refresh, true);
    leafletMap.on({ click: onClick, mousemove: onMouseMove, mouseout: leave });

    function leave() {
      hoveredByUser(null);
      hint.hideCluster();
      hint.hideCounty();
    }

    function setData(data) {
      stage.batch(() => takeData(data));
      hover(state.hovered);
      state.ready = true;
    }

    function takeData(data) {
      const first = state.data === null;
      state.data = data;
      base.setData(data);
      takeMetrics(data);
      const ids = state.mask && state.mask.ids;
      state.mask = ids ? maskOfIds(ids) : null;
      places.setData(data, state.mask && state.mask.bytes);
      afterFilter();
      retell();
      if (first) {
        // The prefecture keeps clear of what stands at the edges, which has its size by now.
        home.open(toBounds(data.bounds), data.outline);
        // Only now: bounds that do not hold the view at hand would start a pan.
        leafletMap.setMaxBounds(toBounds(data.bounds, 0.9));
      }
      select(state.selected);
    }

    function maskOfIds(ids) {
      const wanted = new Set(ids);
      return { ids: wanted, bytes: Uint8Array.from(state.data.places, ({ id }) => Number(wanted.has(id))) };
    }

    function setFilter(ids) {
      applyMask(ids === null ? null : maskOfIds(ids));
    }

    function setFilterBits(bits) {
      const all = state.data.places;
      const bytes = maskOf(bits, all.length);
      applyMask({ ids: all.filter((_, at) => bytes[at]).map(({ id }) => id), bytes });
    }

    function applyMask(mask) {
      state.mask = mask;
      afterFilter();
      places.setMask(mask && mask.bytes);
      retellShown();
    }

    /** What depends on which places are shown. */
    function afterFilter() {
      const { mask, data } = state;
      shown = mask === null ? data.places : data.places.filter((_, at) => mask.bytes[at]);
      fills.setPlaces(shown, data.counties.features.map(({ properties }) => properties.adcode));
      heat.setPlaces(shown);
    }

    function retellShown() {
      edges.setPlaces(shown, state.data.kinds);
      edges.mark(state.selected);
      legend.update({ kinds: state.data.kinds, hasRivers: layers.rivers, fill: fills.legend(), heatLeftOut: heat.isOn() ? heat.leftOut() : null });
    }

    /** Write all texts anew. */
    function retell() {
      edges.retell();
      retellShown();
      layerSwitch.show({ fill: fills.chosen(), metrics: fills.metrics(), figured: figured.map(base.nameOf), layers });
    }

    function select(ids) {
      state.selected = ids.filter((id) => places.has(id));
      base.mark(places.countiesOnly(state.selected));
      places.select(state.selected);
      edges.mark(state.selected);
    }

    function selectFor(ids, { fly = false } = {}) {
      select(ids);
      if (fly) flyTo(state.selected);
    }

    function hover(id) {
      state.hovered = id !== null && places.has(id) ? id : null;
      places.hover(state.hovered);
    }

    function showAll() {
      home.show(flight());
    }

    function showCounty(adcode) {
      base.mark(new Set([adcode]));
      base.redraw();
      const bounds = base.bounds(new Set([adcode]));
      if (bounds.isValid()) leafletMap.flyToBounds(bounds, { ...flight(), padding: [40, 40] });
      else showAll();
    }

    function flight() {
      return { animate: datong.mayMove(), duration: 0.6 };
    }

    /**
     * Bring places into view; what is known to the county only shows the county, no closer. A view
     * that shows them well is left as it is.
     */
    function flyTo(ids) {
      const bounds = places.bounds(ids).extend(base.bounds(places.countiesOnly(ids)));
      if (!bounds.isValid()) return;
      const isShown = leafletMap.getZoom() >= CLOSE_ZOOM && leafletMap.getBounds().pad(-0.08).contains(bounds);
      if (!isShown) leafletMap.flyToBounds(bounds, { ...flight(), maxZoom: CLOSE_ZOOM + 1, padding: [60, 60] });
    }

    function setTheme(name) {
      datong.theme.set(name);
      restyle();
    }

    function setLanguage(name) {
      datong.setLanguage(name);
      fills.update();
      restyle();
    }

    function restyle() {
      if (!state.data) return;
      stage.batch(() => {
        base.restyle();
        places.restyle();
        retell();
      });
    }

    function setLayers(next) {
      Object.assign(layers, next);
      stage.batch(() => {
        heat.setOn(layers.heat);
        base.setLayers({ seats: layers.seats, neighbours: layers.neighbours, rivers: layers.rivers });
        places.setLayers({ places: layers.places, placeNames: layers.placeNames });
        retell();
      });
    }

    function setFill(id) {
      hint.hideCounty(); // it tells of the fill that was
      fills.choose(id);
      retell();
      stage.refresh();
    }

    function takeMetrics({ metrics = [], figured: adcodes = [] }) {
      figured = adcodes;
      fills.setMetrics(metrics);
    }

    function setMetrics(next) {
      takeMetrics(next);
      base.redraw();
      retell();
    }

    function placesWhere(test) {
      return shown
        .filter(({ at }) => at && test(...at))
        .map(({ id }) => id);
    }

    function snapshot() {
      const center = leafletMap.getCenter();
      return {
        ready: state.ready,
        zoom: leafletMap.getZoom(),
        center: [center.lng, center.lat],
        places: state.data ? state.data.places.length : 0,
        shown: shown.length,
        selected: [...state.selected],
        hovered: state.hovered,
        theme: datong.theme.isDark() ? "dark" : "light",
        language: datong.language(),
        fill: fills.chosen(),
        layers: { ...layers },
        labels: labels.texts(),
        ...places.state(),
      };
    }

    return {
      setData, setFilter, setFilterBits, select: selectFor, hover, showAll, showCounty, setTheme, setLanguage, setLayers, setFill, setMetrics,
      placesWhere, announce: to.onReady, state: snapshot, map: leafletMap,
      setIdentify(isOn) {
        state.identify = isOn;
        if (!isOn) leave();
      },
    };
  };
})();
