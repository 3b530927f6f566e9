/*
 * datong.createHome: the view of the whole prefecture.
 *
 * A map that shows the whole goes on showing it when its room changes: a panel that unfolds, or a
 * window of another size, crops nothing. Any other view keeps its centre and its scale.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const PADDING = 24;
  /** In CSS pixels: what rounding takes from a view that was fitted or brought back. */
  const SLACK = 4;

  datong.createHome = function createHome(leafletMap) {
    let bounds = null;
    let view = null;

    /** The centre and zoom at which the bounds fit into the map as large as it is now. */
    function fitting() {
      const zoom = leafletMap.getBoundsZoom(bounds, false, L.point(2 * PADDING, 2 * PADDING));
      const [west, east] = [bounds.getSouthWest(), bounds.getNorthEast()].map((corner) => leafletMap.project(corner, zoom));
      return { zoom, center: leafletMap.unproject(west.add(east).divideBy(2), zoom) };
    }

    function isShown() {
      if (view === null || Math.abs(leafletMap.getZoom() - view.zoom) > 1e-3) return false;
      const [is, was] = [leafletMap.getCenter(), view.center].map((center) => leafletMap.project(center, view.zoom));
      return is.distanceTo(was) <= SLACK;
    }

    function show(options) {
      if (bounds) leafletMap.flyToBounds(bounds, { ...options, padding: [PADDING, PADDING] });
    }

    /** Begin with bounds in view. */
    function open(box) {
      bounds = box;
      view = fitting();
      leafletMap.setView(view.center, view.zoom, { animate: false });
    }

    leafletMap.on("resize", () => {
      if (!bounds || leafletMap.getSize().x === 0) return;
      const wasShown = isShown();
      view = fitting();
      if (wasShown) leafletMap.setView(view.center, view.zoom, { animate: false });
    });
    return { open, show };
  };
})();
