/*
 * datong.createBase: what lies under the symbols, on one sheet of the stage.
 *
 * From below: the neighbours in one quiet tone, the ten counties as muted tints (no two adjacent
 * alike: the data say which) or filled by a figure (fills.js), the rivers, the heat of mentions, the
 * prefecture's boundary as a band, outlines of marked counties, seats of townships from SEATS_ZOOM.
 * Rivers are known to 2 km or better: from RIVERS_ZOOM on that would show, and they are not drawn.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const TINTS = 6;
  /** Below this zoom the names are smaller. */
  const FAR_ZOOM = 9;
  const SEATS_ZOOM = 9.5;
  const RIVERS_ZOOM = 10.5;
  const SEAT_RADIUS = 2.6;
  /** Paths are kept around this spot, since the canvas computes with single precision. */
  const ORIGIN = datong.geometry.toWorld([113.5, 39.9]);
  const UNIT = 2 ** 20;

  function trace(path, line) {
    line.forEach(([x, y], order) => {
      const [left, top] = [(x - ORIGIN[0]) * UNIT, (y - ORIGIN[1]) * UNIT];
      if (order === 0) path.moveTo(left, top);
      else path.lineTo(left, top);
    });
  }

  function pathOf({ rings }) {
    const path = new Path2D();
    for (const ring of rings) {
      trace(path, ring);
      path.closePath();
    }
    return path;
  }

  function riverOf({ name, line, labels }) {
    const path = new Path2D();
    trace(path, line.map(datong.geometry.toWorld));
    return { name, path, spots: labels.map(datong.geometry.toWorld) };
  }

  datong.createBase = function createBase(leafletMap, { stage, fills, heat }) {
    leafletMap.createPane("datong-base");
    // The heat is measured by the densest spot in view.
    const sheet = stage.addSheet("datong-base", paint, () => !heat.isOn());
    let counties = [];
    let neighbours = [];
    let rivers = [];
    let seats = [];
    let outline = null;
    let marked = new Set();
    let byAdcode = new Map();
    let grounds = [];
    let shown = { seats: true, neighbours: true, rivers: true };
    let hatch = null;

    function feature({ geometry, properties }) {
      const area = datong.geometry.createArea(geometry);
      return { ...properties, area, path: pathOf(area) };
    }

    function setData(data) {
      counties = data.counties.features.map(feature);
      neighbours = data.neighbours.features.map(feature);
      rivers = data.rivers.map(riverOf);
      byAdcode = new Map(counties.map((county, index) => [county.adcode, index + 1]));
      grounds = counties.map(({ area, labels }) => ({ area, spots: labels.map(datong.geometry.toWorld) }));
      outline = pathOf(datong.geometry.createArea(data.outline));
      seats = (data.townships || []).map(({ name, at }) => ({ name, world: datong.geometry.toWorld(at) }));
    }

    function paint(context, frame) {
      const { colour } = datong.theme;
      context.fillStyle = colour("beyond");
      context.fillRect(0, 0, frame.width, frame.height);
      if (shown.neighbours) for (const { path } of neighbours) draw(context, frame, path, { fill: colour("neighbour"), stroke: colour("neighbour-line"), width: 1, dash: [6, 3, 1, 3] });
      draw(context, frame, outline, { stroke: colour("band"), width: 9 });
      for (const county of counties) paintCounty(context, frame, county);
      if (hasRivers(frame)) for (const { path } of rivers) draw(context, frame, path, { stroke: colour("river"), width: 1.6 });
      heat.paint(context, frame, () => clipTo(context, frame, outline));
      for (const { path } of counties) draw(context, frame, path, { stroke: colour("county-line"), width: 1.1 });
      draw(context, frame, outline, { stroke: colour("boundary"), width: 1.8 });
      for (const { adcode, path } of counties) {
        if (marked.has(adcode)) draw(context, frame, path, { fill: colour("marked"), stroke: colour("marked-line"), width: 2.4 });
      }
      if (shown.seats && frame.zoom >= SEATS_ZOOM) for (const seat of seats) paintSeat(context, frame, seat);
    }

    function hasRivers({ zoom }) {
      return shown.rivers && zoom < RIVERS_ZOOM;
    }

    function paintCounty(context, frame, { adcode, tint, path }) {
      const fill = fills.colourOf(adcode);
      if (fill === undefined) draw(context, frame, path, { fill: datong.theme.scale("tint", TINTS)[tint % TINTS] });
      else if (fill === null) paintHatched(context, frame, path);
      else draw(context, frame, path, { fill });
    }

    /** Without a figure: hatched, never the colour of zero. */
    function paintHatched(context, frame, path) {
      draw(context, frame, path, { fill: datong.theme.colour("hatch-ground") });
      context.save();
      clipTo(context, frame, path);
      hatch = hatch || hatchTile();
      context.fillStyle = context.createPattern(hatch, "repeat");
      // Anchored to the ground, so that a drag does not slide the hatching.
      context.translate(-(frame.left % 8), -(frame.top % 8));
      context.fillRect(0, 0, frame.width + 8, frame.height + 8);
      context.restore();
    }

    function hatchTile() {
      const tile = document.createElement("canvas");
      tile.width = tile.height = 8;
      const context = tile.getContext("2d");
      context.strokeStyle = datong.theme.colour("hatch");
      context.lineWidth = 1.2;
      context.beginPath();
      for (const shift of [-8, 0, 8]) {
        context.moveTo(shift - 1, 9);
        context.lineTo(shift + 9, -1);
      }
      context.stroke();
      return tile;
    }

    function toGround(context, frame) {
      const scale = frame.scale / UNIT;
      context.translate(frame.x(ORIGIN[0]), frame.y(ORIGIN[1]));
      context.scale(scale, scale);
      return scale;
    }

    function clipTo(context, frame, path) {
      const before = context.getTransform();
      toGround(context, frame);
      context.clip(path, "evenodd");
      context.setTransform(before);
    }

    function draw(context, frame, path, { fill = null, stroke = null, width = 0, dash = [] }) {
      context.save();
      const scale = toGround(context, frame);
      context.lineJoin = "round";
      if (fill) {
        context.fillStyle = fill;
        context.fill(path, "evenodd");
      }
      if (stroke) {
        context.strokeStyle = stroke;
        context.lineWidth = width / scale;
        context.setLineDash(dash.map((length) => length / scale));
        context.stroke(path);
      }
      context.restore();
    }

    function paintSeat(context, frame, { world: [worldX, worldY] }) {
      context.beginPath();
      context.arc(frame.x(worldX), frame.y(worldY), SEAT_RADIUS, 0, 2 * Math.PI);
      context.fillStyle = datong.theme.colour("paper");
      context.fill();
      context.strokeStyle = datong.theme.colour("seat");
      context.lineWidth = 1.1;
      context.stroke();
    }

    /** Names for the layout: counties by number, then neighbours, then rivers. */
    function names({ zoom }) {
      const far = zoom < FAR_ZOOM ? " datong-label-far" : "";
      const found = counties.map(({ name, labels }, index) => ({
        key: index + 1,
        text: datong.areaName(name),
        className: `datong-label-county${far}`,
        spots: labels.map(datong.geometry.toWorld),
      }));
      if (shown.neighbours) {
        for (const { name, label } of neighbours) {
          found.push({ key: `n/${name}`, text: datong.areaName(name), className: "datong-label-neighbour", spots: [datong.geometry.toWorld(label)] });
        }
      }
      if (hasRivers({ zoom })) {
        for (const { name, spots } of rivers) found.push({ key: `r/${name}`, text: datong.areaName(name), className: "datong-label-river", spots });
      }
      return found;
    }

    /** Names of township seats, which stand behind those of places. */
    function seatNames({ zoom, scale, west, east, north, south }) {
      if (!shown.seats || zoom < SEATS_ZOOM) return [];
      return seats
        .filter(({ world: [x, y] }) => x > west && x < east && y > north && y < south)
        .map(({ name, world: [x, y] }) => ({ key: `s/${name}/${x}`, text: name, className: "datong-label-seat", x: x * scale, y: y * scale, r: SEAT_RADIUS + 1, must: false }));
    }

    /** The number, from 1, of the county that a world position lies in; 0 for none. */
    function numberAt(x, y) {
      return counties.findIndex(({ area }) => area.contains(x, y)) + 1;
    }

    function countyAt({ lat, lng }) {
      const number = numberAt(...datong.geometry.toWorld([lng, lat]));
      return number ? counties[number - 1].adcode : null;
    }

    /** The numbers, from 1, of those of these divisions that the map has; 140271 has no polygon. */
    function numbersOf(adcodes) {
      return [...new Set(adcodes)].filter((adcode) => byAdcode.has(adcode)).map((adcode) => byAdcode.get(adcode));
    }

    function bounds(adcodes) {
      const box = L.latLngBounds([]);
      for (const { adcode, area } of counties) {
        if (!adcodes.has(adcode)) continue;
        box.extend(datong.geometry.toLatLng(area.box.left, area.box.top));
        box.extend(datong.geometry.toLatLng(area.box.right, area.box.bottom));
      }
      return box;
    }

    /** Outline these counties from the next drawing on. */
    function mark(adcodes) {
      marked = adcodes;
    }

    return {
      setData,
      mark,
      bounds,
      names,
      seatNames,
      countyAt,
      numbersOf,
      /** The counties' areas and the spots for their names, by number. */
      grounds: () => grounds,
      areaName: (number) => (number ? datong.areaName(counties[number - 1].name) : ""),
      nameOf: (adcode) => (byAdcode.has(adcode) ? datong.areaName(counties[byAdcode.get(adcode) - 1].name) : adcode),
      setLayers(next) {
        shown = { ...shown, ...next };
      },
      restyle() {
        hatch = null;
      },
      redraw: sheet.redraw,
    };
  };
})();
