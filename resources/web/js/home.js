/*
 * datong.createHome: the view of the whole prefecture.
 *
 * A map that shows the whole goes on showing it when its room changes: a panel that unfolds, or a
 * window of another size, crops nothing. Any other view keeps its centre and its scale. Where there
 * is room the prefecture keeps clear of what stands at the map's edges: it moves aside, or shrinks a
 * little.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const PADDING = 24;
  /** How many zoom steps the prefecture shrinks at most to keep clear, and how far it then stays away. */
  const STEPS = 1;
  const CLEAR = 6;
  /** Into how many places the room to move aside is divided, each way. */
  const PLACES = 8;
  /** In CSS pixels: what rounding takes from a view that was fitted or brought back. */
  const SLACK = 4;

  datong.createHome = function createHome(leafletMap) {
    let bounds = null;
    let outline = [];
    let view = null;
    let isMoving = false;
    let isComing = false;

    /** The centre and zoom at which the prefecture fits into the map as large as it is now. */
    function fitting() {
      const padding = L.point(2 * PADDING, 2 * PADDING);
      const widest = leafletMap.getBoundsZoom(bounds, false, padding);
      const boxes = datong.boxesAtEdges(leafletMap);
      for (let step = 0; step <= STEPS; step += 1) {
        const zoom = widest - step * leafletMap.options.zoomSnap;
        const middle = clearMiddle(zoom, boxes);
        if (middle && zoom >= leafletMap.getMinZoom()) return { zoom, center: leafletMap.unproject(middle, zoom) };
      }
      return { zoom: widest, center: leafletMap.unproject(middleOf(widest), widest) };
    }

    function middleOf(zoom) {
      const [west, east] = [bounds.getSouthWest(), bounds.getNorthEast()].map((corner) => leafletMap.project(corner, zoom));
      return west.add(east).divideBy(2);
    }

    /** The middle of a view in which no box covers the prefecture, as near its own as can be; or null. */
    function clearMiddle(zoom, boxes) {
      const own = middleOf(zoom);
      const half = leafletMap.getSize().divideBy(2);
      const points = outline.map((latLng) => leafletMap.project(latLng, zoom).subtract(own).add(half));
      const isClear = ({ x, y }) =>
        boxes.every(({ left, right, top, bottom }) =>
          points.every((point) => point.x + x < left - CLEAR || point.x + x > right + CLEAR || point.y + y < top - CLEAR || point.y + y > bottom + CLEAR),
        );
      const aside = moves(zoom, half).find(isClear);
      return aside ? own.subtract(aside) : null;
    }

    /** How the prefecture may be moved with all of it in view, the least first. */
    function moves(zoom, half) {
      const [west, east] = [bounds.getNorthWest(), bounds.getSouthEast()].map((corner) => leafletMap.project(corner, zoom));
      const room = half.subtract(east.subtract(west).divideBy(2)).subtract(L.point(PADDING, PADDING));
      const steps = Array.from({ length: PLACES + 1 }, (_, step) => (2 * step) / PLACES - 1);
      const all = steps.flatMap((x) => steps.map((y) => L.point(x * Math.max(0, room.x), y * Math.max(0, room.y))));
      return all.sort((one, other) => Math.hypot(one.x, one.y) - Math.hypot(other.x, other.y));
    }

    function isShown() {
      if (view === null || Math.abs(leafletMap.getZoom() - view.zoom) > 1e-3) return false;
      const [is, was] = [leafletMap.getCenter(), view.center].map((center) => leafletMap.project(center, view.zoom));
      return is.distanceTo(was) <= SLACK;
    }

    function show(options) {
      if (!bounds) return;
      view = fitting();
      if (isShown() && !isMoving) return; // else the names would be gone for as long as a flight takes
      isComing = true;
      leafletMap.flyTo(view.center, view.zoom, options);
    }

    /** Begin with the prefecture in view: its bounds, and its outline as GeoJSON. */
    function open(box, { type, coordinates }) {
      bounds = box;
      outline = (type === "Polygon" ? coordinates : coordinates.flat()).flat().map(([lon, lat]) => L.latLng(lat, lon));
      view = fitting();
      leafletMap.setView(view.center, view.zoom, { animate: false });
    }

    leafletMap.on("movestart", () => {
      isMoving = true;
    });
    leafletMap.on("moveend", () => {
      isMoving = false;
      isComing = false;
    });
    leafletMap.on("resize", () => {
      if (!bounds || leafletMap.getSize().x === 0) return;
      // A flight to the whole has its aim in the room that was.
      const wasShown = isComing || isShown();
      view = fitting();
      if (wasShown) leafletMap.setView(view.center, view.zoom, { animate: false });
    });
    return { open, show };
  };
})();
