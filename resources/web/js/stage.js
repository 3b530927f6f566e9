/*
 * datong.createStage: the canvases that the map is drawn on.
 *
 * Each sheet covers the view and a little around it, so that a drag needs no new drawing until it
 * has used up the margin; while the map zooms, the sheets are stretched as they are. `draw` of a
 * sheet gets (context, frame); a frame tells what part of the world the canvas shows:
 *
 *   {zoom, scale, left, top, width, height, view, west, east, north, south, x(worldX), y(worldY)}
 *
 * scale = pixels of the whole world, left/top = world pixels of the canvas' corner, width/height in
 * CSS pixels, view = the same four of what is seen of it, west … south in world coordinates (see
 * geometry.js), x() and y() give CSS pixels.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const MARGIN = 0.12;
  const TILE = 256;
  const SETTLED_MS = 120;

  datong.createStage = function createStage(leafletMap, { onFrame }) {
    const sheets = [];
    let frame = null;
    let corner = null;
    let isOpen = false;
    let isHeld = false;
    let isZooming = false;
    let settling = 0;

    function measure() {
      const size = leafletMap.getSize();
      const margin = size.multiplyBy(MARGIN).round();
      const zoom = leafletMap.getZoom();
      const scale = TILE * 2 ** zoom;
      const layerCorner = leafletMap.containerPointToLayerPoint(L.point(0, 0)).subtract(margin).round();
      const at = layerCorner.add(leafletMap.getPixelOrigin());
      const width = size.x + 2 * margin.x;
      const height = size.y + 2 * margin.y;
      corner = leafletMap.layerPointToLatLng(layerCorner);
      return {
        zoom,
        scale,
        left: at.x,
        top: at.y,
        width,
        height,
        west: at.x / scale,
        north: at.y / scale,
        east: (at.x + width) / scale,
        south: (at.y + height) / scale,
        ratio: window.devicePixelRatio || 1,
        layerCorner,
        view: { left: at.x + margin.x, top: at.y + margin.y, width: size.x, height: size.y },
        x: (worldX) => worldX * scale - at.x,
        y: (worldY) => worldY * scale - at.y,
      };
    }

    function addSheet(pane, draw) {
      const canvas = L.DomUtil.create("canvas", "datong-sheet leaflet-zoom-animated", leafletMap.getPane(pane));
      canvas.setAttribute("aria-hidden", "true");
      const sheet = { canvas, draw, context: canvas.getContext("2d") };
      sheets.push(sheet);
      return { redraw: () => frame && !isHeld && paint(sheet) };
    }

    function paint({ canvas, context, draw }) {
      const { width, height, ratio, layerCorner } = frame;
      const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
      if (canvas.width !== across || canvas.height !== down) {
        canvas.width = across;
        canvas.height = down;
        canvas.style.width = `${width}px`;
        canvas.style.height = `${height}px`;
      }
      L.DomUtil.setTransform(canvas, layerCorner, 1);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, width, height);
      draw(context, frame);
    }

    /** Draw everything for the view at hand. */
    function refresh() {
      window.clearTimeout(settling);
      if (!isOpen || isHeld || leafletMap.getSize().x === 0) return;
      frame = measure();
      onFrame(frame);
      for (const sheet of sheets) paint(sheet);
    }

    /** Make several changes and draw once. Nothing is drawn before the first. */
    function batch(change) {
      isHeld = true;
      try {
        change();
      } finally {
        isHeld = false;
      }
      isOpen = true;
      refresh();
    }

    /** Once the map rests, the margins are drawn anew, so that the next drag finds them. */
    function settle() {
      follow();
      window.clearTimeout(settling);
      settling = window.setTimeout(refresh, SETTLED_MS);
    }

    /** While the map is moved: only once the margin is used up, or at another zoom. */
    function follow() {
      if (!frame || leafletMap.getZoom() !== frame.zoom) {
        if (!isZooming) refresh();
        return;
      }
      const size = leafletMap.getSize();
      const { x, y } = leafletMap.containerPointToLayerPoint(L.point(0, 0)).subtract(frame.layerCorner);
      if (x < 0 || y < 0 || x + size.x > frame.width || y + size.y > frame.height) refresh();
    }

    /** Stretch the sheets for a zoom that is under way. */
    function stretch(center, zoom) {
      if (!frame) return;
      const scale = leafletMap.getZoomScale(zoom, frame.zoom);
      const half = leafletMap.getSize().divideBy(2);
      const middle = leafletMap.containerPointToLayerPoint(half);
      const offset = leafletMap.project(corner, zoom).subtract(leafletMap.project(center, zoom)).add(middle);
      for (const { canvas } of sheets) L.DomUtil.setTransform(canvas, offset, scale);
    }

    function zooming(isOn) {
      isZooming = isOn;
      leafletMap.getContainer().classList.toggle("datong-zooming", isOn);
    }

    leafletMap.on({
      moveend: settle,
      resize: refresh,
      move: follow,
      zoom: () => stretch(leafletMap.getCenter(), leafletMap.getZoom()),
      zoomanim: ({ center, zoom }) => stretch(center, zoom),
      zoomstart: () => zooming(true),
      zoomend: () => zooming(false),
    });
    return { addSheet, batch, refresh, frame: () => frame };
  };
})();
