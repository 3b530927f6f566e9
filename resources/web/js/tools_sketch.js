/*
 * datong.createSketch: what a tool draws on the map: a line, a shape, its corners. It is drawn as
 * SVG, whose colours come from ../css/tools.css and so follow the theme.
 *
 * Positions are [longitude, latitude] degrees.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const PANE = "datong-sketch";

  const toLatLngs = (points) => points.map(([lon, lat]) => L.latLng(lat, lon));

  datong.createSketch = function createSketch(leafletMap) {
    leafletMap.createPane(PANE);
    const renderer = L.svg({ pane: PANE, padding: 0.3 });
    const shared = { renderer, pane: PANE, interactive: false, fill: false };
    const shape = L.polygon([], { ...shared, fill: true, stroke: false, className: "datong-sketch-shape" });
    // A pale line beneath the dark one keeps it legible on any ground.
    const casing = L.polyline([], { ...shared, weight: 5, className: "datong-sketch-casing" });
    const line = L.polyline([], { ...shared, weight: 2, className: "datong-sketch-line" });
    const free = L.polyline([], { ...shared, weight: 2, dashArray: "5 5", className: "datong-sketch-line" });
    const corners = L.layerGroup();
    const label = L.tooltip({ direction: "auto", offset: [14, 0], className: "datong-tooltip datong-sketch-label" });
    const all = L.layerGroup([shape, casing, line, free, corners]);

    const words = document.createElement("span");
    let now = { points: [], isClosed: false, isGeodesic: false };

    const run = (points) => toLatLngs(now.isGeodesic ? datong.geodesy.drawn(points) : points);

    /** Draw what stands: {points, isClosed, isGeodesic, showsCorners}. */
    function show(sketch) {
      now = sketch;
      const { points, isClosed, showsCorners } = sketch;
      const isRing = isClosed && points.length > 2;
      const outline = run(isRing ? [...points, points[0]] : points);
      casing.setLatLngs(outline);
      line.setLatLngs(outline);
      shape.setLatLngs(isRing ? outline : []);
      free.setLatLngs([]);
      corners.clearLayers();
      for (const at of showsCorners ? toLatLngs(points) : []) {
        corners.addLayer(L.circleMarker(at, { ...shared, radius: 4, weight: 2, fill: true, className: "datong-sketch-corner" }));
      }
      if (!leafletMap.hasLayer(all)) all.addTo(leafletMap);
    }

    /** Stretch what is still open to where the pointer would set the next point. */
    function reach(position) {
      const { points, isClosed } = now;
      if (!points.length) return;
      const isRing = isClosed && points.length > 1;
      const fixed = run(points);
      casing.setLatLngs(fixed);
      line.setLatLngs(fixed);
      free.setLatLngs(run([points[points.length - 1], position, ...(isRing ? [points[0]] : [])]));
      shape.setLatLngs(isRing ? run([...points, position, points[0]]) : []);
    }

    /** Write beside a position; an empty text takes the label away. */
    function tell(position, text) {
      if (!text) {
        label.remove();
        return;
      }
      words.textContent = text;
      label.setContent(words).setLatLng(toLatLngs([position])[0]).addTo(leafletMap);
    }

    function clear() {
      all.remove();
      label.remove();
    }

    return { show, reach, tell, clear };
  };
})();
