/*
 * datong.createBase: what lies under the symbols. Neighbours in one quiet tone, the ten counties as
 * muted tints (no two adjacent alike: the data say which), the prefecture's boundary as a band.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});

  /** Muted tints of a printed atlas; `tint` of a county is an index into it. */
  const TINTS = ["#f6e3c5", "#dfe8cf", "#f3d9d0", "#dcdcea", "#f5efc6", "#d3e4e0"];
  const NEIGHBOUR = { stroke: true, color: "#b9b3a6", weight: 1, dashArray: "6 3 1 3", fillColor: "#efece4", fillOpacity: 1, interactive: false };
  const COUNTY = { stroke: true, color: "#9a8f7f", weight: 1.1, fillOpacity: 1 };
  const BAND = { fill: false, color: "#8c6f86", opacity: 0.28, weight: 9, lineJoin: "round", interactive: false };
  const BOUNDARY = { fill: false, color: "#6d5568", weight: 1.8, lineJoin: "round", interactive: false };
  const MARKED = { fill: true, fillColor: "#7a4a1d", fillOpacity: 0.07, color: "#7a4a1d", weight: 2.2, interactive: false };

  /** Below this zoom the names are smaller. */
  const FAR_ZOOM = 9;

  function position([longitude, latitude]) {
    return L.latLng(latitude, longitude);
  }

  /** Whether a position lies inside a ring of positions (even-odd rule). */
  function inRing([x, y], ring) {
    let inside = false;
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [xi, yi] = ring[i];
      const [xj, yj] = ring[j];
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
    }
    return inside;
  }

  function inGeometry(point, { type, coordinates }) {
    const polygons = type === "Polygon" ? [coordinates] : coordinates;
    return polygons.some(([outer, ...holes]) => inRing(point, outer) && !holes.some((hole) => inRing(point, hole)));
  }

  datong.createBase = function createBase(leafletMap) {
    leafletMap.createPane("datong-base");
    leafletMap.createPane("datong-marked");
    const renderer = L.svg({ pane: "datong-base", padding: 0.6 });
    const overlay = L.svg({ pane: "datong-marked", padding: 0.6 });
    const layers = L.layerGroup().addTo(leafletMap);
    const marked = L.layerGroup().addTo(leafletMap);
    let data = null;
    let clicked = () => {};

    function geoJson(features, style, onEachFeature) {
      return L.geoJSON(features, { style: (feature) => ({ ...style(feature), renderer }), onEachFeature });
    }

    function setData(next) {
      data = next;
      layers.clearLayers();
      layers.addLayer(geoJson(data.neighbours, () => NEIGHBOUR));
      layers.addLayer(geoJson(data.outline, () => BAND));
      layers.addLayer(
        geoJson(
          data.counties,
          (feature) => ({ ...COUNTY, fillColor: TINTS[feature.properties.tint % TINTS.length] }),
          (feature, layer) =>
            layer.on("click", (event) => {
              L.DomEvent.stopPropagation(event);
              clicked(feature.properties.adcode);
            }),
        ),
      );
      layers.addLayer(geoJson(data.outline, () => BOUNDARY));
    }

    /** Outline the counties that selected places of county precision lie in. */
    function highlight(adcodes) {
      marked.clearLayers();
      for (const feature of data ? data.counties.features : []) {
        if (adcodes.has(feature.properties.adcode)) {
          marked.addLayer(L.geoJSON(feature, { style: { ...MARKED, renderer: overlay } }));
        }
      }
    }

    function bounds(adcodes) {
      const box = L.latLngBounds([]);
      for (const feature of data ? data.counties.features : []) {
        if (adcodes.has(feature.properties.adcode)) box.extend(L.geoJSON(feature).getBounds());
      }
      return box;
    }

    /** The code of the county that a position lies in, or null. */
    function countyAt({ lat, lng }) {
      const found = data.counties.features.find(({ geometry }) => inGeometry([lng, lat], geometry));
      return found ? found.properties.adcode : null;
    }

    function isCounty(adcode) {
      return data.counties.features.some(({ properties }) => properties.adcode === adcode);
    }

    /** Whether a position lies in this county. */
    function inCounty(adcode, { lat, lng }) {
      const { geometry } = data.counties.features.find(({ properties }) => properties.adcode === adcode);
      return inGeometry([lng, lat], geometry);
    }

    /** Names for the layout: counties by weight, then neighbours. */
    function names() {
      const far = leafletMap.getZoom() < FAR_ZOOM ? " datong-label-far" : "";
      const counties = data.counties.features.map(({ properties }) => ({
        text: properties.name,
        className: `datong-label-county${far}`,
        spots: properties.labels.map(position),
      }));
      const neighbours = data.neighbours.features.map(({ properties }) => ({
        text: properties.name,
        className: "datong-label-neighbour",
        spots: [position(properties.label)],
      }));
      return [...counties, ...neighbours];
    }

    leafletMap.on("click", () => clicked(null));
    return {
      setData,
      highlight,
      bounds,
      names,
      countyAt,
      inCounty,
      isCounty,
      onClick(handler) {
        clicked = handler;
      },
    };
  };
})();
