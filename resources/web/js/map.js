/*
 * datong: the map of Datong Explorer. One namespace, no framework, strict mode.
 *
 * Loaded in this order: leaflet, supercluster, symbols.js, labels.js, base.js, clusters.js,
 * markers.js, places.js, legend.js, map.js, then a glue script (bridge.js in the app, export.js in the HTML export).
 *
 * THE BOOT
 *   Folium's own script makes the Leaflet map and ends with `datong.attach(map)`. The glue script
 *   calls, at any time before or after that,
 *
 *     datong.boot({dataUrl: "data/map.json", host})     or     datong.boot({data, host})
 *
 *   which waits for the map, fetches the data if need be, draws, calls host.onReady() and
 *   resolves to the controller. `datong.ready` is a promise of the same controller for those who
 *   only wait; `datong.controller` holds it afterwards. A failed boot rejects both and shows one
 *   Chinese sentence on the map. `datong.fetchData(url)` gets fresh data for `setData`.
 *
 * PAGE → HOST (every method may be left out)
 *   host.onReady()               counties and symbols are drawn
 *   host.onSelect(ids)           the user chose places: a list of place ids; [] = clicked on nothing
 *   host.onHover(id | null)      the pointer or the keyboard focus is on this place, or on none
 *   host.onCounty(adcode)        the user clicked a county where there is no symbol ([] is sent too)
 *
 * HOST → PAGE (the controller, from createMap; no call answers by calling the host back)
 *   setData(data)                draw other data; selection and filter stay as far as ids exist
 *   setFilter(ids | null)        show only these places; null = all
 *   select(ids, {fly = false})   mark these places; fly: bring them into view
 *   hover(id | null)             light up one place
 *   showAll()                    bring the whole prefecture into view
 *   showCounty(adcode | null)    outline a county and bring it into view; null = the prefecture
 *   state()                      {ready, zoom, center: [lon, lat], places, shown, selected, hovered,
 *                                symbols: [{id, x, y, look, precision}], clusters: [{count, hollow,
 *                                x, y}], rings, labels: [text]}: what is on the screen, in pixels
 *
 * DATA (made by geodata/mapping/payload.py; positions are [longitude, latitude], WGS-84 degrees)
 *   bounds      [west, south, east, north] of the prefecture
 *   counties    GeoJSON FeatureCollection; properties {adcode, name, tint, labels: [[lon, lat], …]}
 *   outline     GeoJSON geometry: the prefecture's boundary
 *   neighbours  GeoJSON FeatureCollection; properties {name, label: [lon, lat]}
 *   kinds       [{id, label, colour, shape, core}]          in the order of the legend
 *   precisions  [{id, label, hint}]
 *   places      [{id, name, kind, counties, precision, uncertainty_m, anchors: [[lon, lat], …],
 *                facts, mentions}]; no anchors = listed, never drawn (city-wide, outside)
 *   attribution one line of text
 *
 * Texts of documents reach the page as data and enter it through textContent only.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  /** From here on neighbours of a symbol can be told apart. */
  const CLOSE_ZOOM = 10;
  const NO_HOST = { onReady() {}, onSelect() {}, onHover() {}, onCounty() {} };

  let resolveMap = null;
  let resolveReady = null;
  let rejectReady = null;
  const attached = new Promise((resolve) => {
    resolveMap = resolve;
  });
  datong.ready = new Promise((resolve, reject) => {
    resolveReady = resolve;
    rejectReady = reject;
  });
  // Who waits for `ready` hears of a failure; nobody waiting is no second error.
  datong.ready.catch(() => {});
  datong.controller = null;

  /** Called by Folium's script when its Leaflet map stands. */
  datong.attach = function attach(leafletMap) {
    resolveMap(leafletMap);
  };

  /** Fetch map data; rejects when the answer is no JSON. */
  datong.fetchData = async function fetchData(url) {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`map data: status ${answer.status}`);
    return answer.json();
  };

  function showFailure(leafletMap) {
    const note = document.createElement("div");
    note.className = "datong-failure";
    note.setAttribute("role", "alert");
    note.textContent = "地图数据读取失败，请重新打开项目。";
    leafletMap.getContainer().append(note);
  }

  /** Draw the page's map; see the head of this file. */
  datong.boot = async function boot({ dataUrl = null, data = null, host = {}, options = {} }) {
    const leafletMap = await attached;
    try {
      const loaded = data || (await datong.fetchData(dataUrl));
      const controller = datong.createMap(leafletMap, host, options);
      controller.setData(loaded);
      datong.controller = controller;
      resolveReady(controller);
      controller.announce();
      return controller;
    } catch (error) {
      showFailure(leafletMap);
      rejectReady(error);
      throw error;
    }
  };

  /** Latitude-longitude bounds of a [west, south, east, north] box, grown by degrees. */
  function toBounds([west, south, east, north], grow = 0) {
    return L.latLngBounds([south - grow, west - grow], [north + grow, east + grow]);
  }

  /**
   * Turn a bare Leaflet map into Datong's map and return its controller.
   * `options`: {legendKinds: true} lists the kinds in the legend (the export lists them beside).
   */
  datong.createMap = function createMap(leafletMap, host, options = {}) {
    const to = { ...NO_HOST, ...host };
    const base = datong.createBase(leafletMap);
    const labels = datong.createLabels(leafletMap);
    const legend = datong.createLegend(leafletMap, options);
    const state = { ready: false, data: null, filter: null, selected: [], hovered: null };
    let home = null;

    const places = datong.createPlaces(leafletMap, {
      base,
      onSelect(ids) {
        select(ids);
        to.onSelect(ids);
      },
      onHover(id) {
        if (id === state.hovered) return;
        hover(id);
        to.onHover(id);
      },
      reserve: (sited) => labels.nameAreas(base.names(), sited),
      onDrawn: () => labels.namePlaces(places.names(), places.obstacles()),
    });

    base.onClick((adcode) => {
      select([]);
      to.onSelect([]);
      if (adcode) to.onCounty(adcode);
    });
    const controls = datong.createControls(leafletMap, showAll);

    function showAll() {
      if (home) leafletMap.fitBounds(home, { padding: [18, 18] });
    }

    function setData(data) {
      const first = state.data === null;
      state.data = data;
      home = toBounds(data.bounds);
      base.setData(data);
      legend.setData(data);
      controls.setAttribution(data.attribution);
      if (first) {
        leafletMap.fitBounds(home, { animate: false, padding: [18, 18] });
        // Only now: bounds that do not hold the view at hand would start a pan.
        leafletMap.setMaxBounds(toBounds(data.bounds, 0.9));
      }
      // The order matters: layout needs the base, selection needs the places.
      places.setData(data, state.filter);
      select(state.selected);
      hover(state.hovered);
      state.ready = true;
    }

    function setFilter(ids) {
      state.filter = ids === null ? null : new Set(ids);
      places.setFilter(state.filter);
    }

    function select(ids, { fly = false } = {}) {
      state.selected = ids.filter((id) => places.has(id));
      places.select(state.selected);
      base.highlight(places.countiesOnly(state.selected));
      if (fly) flyTo(state.selected);
    }

    function showCounty(adcode) {
      base.highlight(new Set([adcode]));
      const bounds = base.bounds(new Set([adcode]));
      if (bounds.isValid()) leafletMap.flyToBounds(bounds, { ...flight(), padding: [40, 40] });
      else showAll();
    }

    function flight() {
      return { animate: !window.matchMedia("(prefers-reduced-motion: reduce)").matches, duration: 0.6 };
    }

    /**
     * Bring places into view; what is known to the county only shows the county, no closer. A view
     * that shows them well is left as it is.
     */
    function flyTo(ids) {
      const bounds = places.bounds(ids).extend(base.bounds(places.countiesOnly(ids)));
      if (!bounds.isValid()) return;
      const shown = leafletMap.getZoom() >= CLOSE_ZOOM && leafletMap.getBounds().pad(-0.08).contains(bounds);
      if (!shown) leafletMap.flyToBounds(bounds, { ...flight(), maxZoom: CLOSE_ZOOM + 1, padding: [60, 60] });
    }

    function hover(id) {
      state.hovered = id !== null && places.has(id) ? id : null;
      places.hover(state.hovered);
    }

    function snapshot() {
      const center = leafletMap.getCenter();
      return {
        ready: state.ready,
        zoom: leafletMap.getZoom(),
        center: [center.lng, center.lat],
        places: state.data ? state.data.places.length : 0,
        selected: [...state.selected],
        hovered: state.hovered,
        labels: labels.texts(),
        ...places.state(),
      };
    }

    return { setData, setFilter, select, hover, showAll, showCounty, state: snapshot, announce: to.onReady };
  };
})();
