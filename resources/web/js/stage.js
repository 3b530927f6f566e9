/*
 * datong.createStage: the canvases that the map is drawn on.
 *
 * Each sheet covers the view and a little around it, so that a drag needs no new drawing until it
 * has used up part of the margin. Then one step is taken in each of the next frames: what stands
 * where is found out anew, then sheet after sheet is moved, and drawn where it shows what it did not
 * show before. While the map zooms, the sheets are stretched as they are. `draw` of a sheet gets
 * (context, frame, strip): the strip, a box in pixels of the canvas, is all that is to be drawn, and
 * the rest clipped; null for all. A frame tells what part of the world the canvas shows:
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
  const MARGIN = 0.2;
  /** With so much of the margin left, drawing ahead begins: it must not run out meanwhile. */
  const AHEAD = 0.35;
  /** Corners of frames lie on whole device pixels at any usual scale of the screen. */
  const GRID = 4;
  const TILE = 256;
  const SETTLED_MS = 120;

  datong.createStage = function createStage(leafletMap, { onFrame }) {
    const sheets = [];
    let frame = null;
    /** What is still to be done of a drawing ahead. */
    let steps = [];
    let stepping = 0;
    let isOpen = false;
    let isHeld = false;
    let isZooming = false;
    let settling = 0;

    function measure() {
      const size = leafletMap.getSize();
      const margin = size.multiplyBy(MARGIN).round();
      const zoom = leafletMap.getZoom();
      const scale = TILE * 2 ** zoom;
      const origin = leafletMap.getPixelOrigin();
      const at = leafletMap.containerPointToLayerPoint(L.point(0, 0)).subtract(margin).add(origin).divideBy(GRID).round().multiplyBy(GRID);
      const layerCorner = at.subtract(origin);
      const view = leafletMap.containerPointToLayerPoint(L.point(0, 0)).add(origin).round();
      const width = size.x + 2 * margin.x;
      const height = size.y + 2 * margin.y;
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
        margin,
        corner: leafletMap.layerPointToLatLng(layerCorner),
        view: { left: view.x, top: view.y, width: size.x, height: size.y },
        x: (worldX) => worldX * scale - at.x,
        y: (worldY) => worldY * scale - at.y,
      };
    }

    /** `isSteady` tells whether what `draw` draws at a spot is the same in every frame of a zoom. */
    function addSheet(pane, draw, isSteady = () => true) {
      const canvas = L.DomUtil.create("canvas", "datong-sheet leaflet-zoom-animated", leafletMap.getPane(pane));
      canvas.setAttribute("aria-hidden", "true");
      const sheet = { canvas, draw, isSteady, context: canvas.getContext("2d"), shown: null };
      sheets.push(sheet);
      return { redraw: () => frame && !isHeld && paint(sheet) };
    }

    function paint(sheet) {
      const { canvas, context, draw } = sheet;
      sheet.shown = frame;
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
      draw(context, frame, null);
    }

    /** Move what a sheet shows, and draw what is new at its edges. */
    function shift(sheet) {
      const { canvas, context, draw, shown, isSteady } = sheet;
      const { width, height, ratio, layerCorner, left, top, zoom } = frame;
      const [across, down] = [shown.left - left, shown.top - top];
      const isMoved = shown.zoom === zoom && shown.width === width && shown.height === height && shown.ratio === ratio;
      if (!isMoved || !isSteady() || Math.abs(across) >= width || Math.abs(down) >= height) {
        paint(sheet);
        return;
      }
      sheet.shown = frame;
      L.DomUtil.setTransform(canvas, layerCorner, 1);
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.globalCompositeOperation = "copy";
      context.drawImage(canvas, Math.round(across * ratio), Math.round(down * ratio));
      context.globalCompositeOperation = "source-over";
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      for (const strip of stripsOf(across, down, width, height)) {
        context.save();
        context.beginPath();
        context.rect(strip.left, strip.top, strip.right - strip.left, strip.bottom - strip.top);
        context.clip();
        draw(context, frame, strip);
        context.restore();
      }
    }

    /** What of a canvas is empty once its content has been moved. */
    function stripsOf(across, down, width, height) {
      const strips = [];
      if (across > 0) strips.push({ left: 0, right: across, top: 0, bottom: height });
      if (across < 0) strips.push({ left: width + across, right: width, top: 0, bottom: height });
      const [from, to] = [Math.max(0, across), width + Math.min(0, across)];
      if (down > 0) strips.push({ left: from, right: to, top: 0, bottom: down });
      if (down < 0) strips.push({ left: from, right: to, top: height + down, bottom: height });
      return strips;
    }

    /** Draw everything for the view at hand. */
    function refresh() {
      window.clearTimeout(settling);
      stopAhead();
      if (!isOpen || isHeld || leafletMap.getSize().x === 0) return;
      arrange();
      for (const sheet of sheets) paint(sheet);
    }

    function arrange() {
      frame = measure();
      onFrame(frame);
    }

    function drawAhead() {
      if (steps.length || !isOpen || isHeld) return;
      steps = [arrange, ...sheets.map((sheet) => () => shift(sheet))];
      step();
    }

    /** All steps of drawing ahead at once, for a move that was too fast. */
    function drawNow() {
      stopAhead();
      if (isHeld) return;
      arrange();
      for (const sheet of sheets) shift(sheet);
    }

    function step() {
      stepping = requestAnimationFrame(() => {
        steps.shift()();
        if (steps.length) step();
      });
    }

    function stopAhead() {
      cancelAnimationFrame(stepping);
      steps = [];
    }

    /** The share that is left of a frame's margin where the view is nearest to its edge; below 0 the view has left it. */
    function leftOf({ layerCorner, width, height, margin }) {
      const size = leafletMap.getSize();
      const { x, y } = leafletMap.containerPointToLayerPoint(L.point(0, 0)).subtract(layerCorner);
      return Math.min(Math.min(x, width - size.x - x) / margin.x, Math.min(y, height - size.y - y) / margin.y);
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

    /** While the map is moved: ahead of the margin's end, at once where it came too fast, or at another zoom. */
    function follow() {
      if (!frame || leafletMap.getZoom() !== frame.zoom) {
        if (!isZooming) refresh();
        return;
      }
      if (sheets.some(({ shown }) => leftOf(shown) < 0)) drawNow();
      else if (leftOf(frame) < AHEAD) drawAhead();
    }

    /** Stretch the sheets for a zoom that is under way. */
    function stretch(center, zoom) {
      if (!frame) return;
      const half = leafletMap.getSize().divideBy(2);
      const middle = leafletMap.containerPointToLayerPoint(half);
      for (const { canvas, shown } of sheets) {
        const offset = leafletMap.project(shown.corner, zoom).subtract(leafletMap.project(center, zoom)).add(middle);
        L.DomUtil.setTransform(canvas, offset, leafletMap.getZoomScale(zoom, shown.zoom));
      }
    }

    function zooming(isOn) {
      isZooming = isOn;
      if (isOn) stopAhead();
      leafletMap.getContainer().classList.toggle("datong-zooming", isOn);
    }

    leafletMap.on({
      moveend: () => {
        zooming(false); // Leaflet tells no end of the zoom of a flight that is stopped
        settle();
      },
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
