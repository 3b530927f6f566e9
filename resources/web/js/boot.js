/*
 * datong.boot: how the page's map comes to stand.
 *
 * Folium's own script makes the Leaflet map and ends with `datong.attach(map)`. The glue script
 * calls, at any time before or after that,
 *
 *   datong.boot({dataUrl: "data/map.json", host})     or     datong.boot({data, host})
 *
 * which waits for the map, fetches the data if need be, draws, calls host.onReady() and resolves to
 * the controller (map.js). `datong.ready` is a promise of the same controller for those who only
 * wait; `datong.controller` holds it afterwards. A failed boot rejects both and shows one sentence
 * on the map. `datong.fetchData(url)` gets fresh data for the controller's `setData`.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
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

  /** Columns {name: [value, …]} as rows [{name: value}, …]; rows stay what they are. */
  function rowsOf(columns) {
    if (Array.isArray(columns)) return columns;
    const rows = columns.id.map(() => ({}));
    for (const [name, values] of Object.entries(columns)) {
      values.forEach((value, at) => {
        rows[at][name] = value;
      });
    }
    return rows;
  }

  /** Fetch map data, whose places may come by columns; rejects when the answer is no JSON. */
  datong.fetchData = async function fetchData(url) {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`map data: status ${answer.status}`);
    const data = await answer.json();
    return { ...data, places: rowsOf(data.places) };
  };

  /** Whether the map may move by itself: not for those who asked their system for less motion. */
  datong.mayMove = () => !window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  function showFailure(leafletMap) {
    const note = document.createElement("div");
    note.className = "datong-failure";
    note.setAttribute("role", "alert");
    note.textContent = datong.t("failure");
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
})();
