/*
 * datong.geodesy: lengths and areas on the WGS-84 ellipsoid, by Karney's geodesics
 * (geographiclib-geodesic), and how they are written. Positions are [longitude, latitude] degrees.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const earth = window.geodesic.Geodesic.WGS84;
  /** A geodesic of this length is told from a straight line of the map by less than a pixel. */
  const STEP_METRES = 4000;
  const MOST_STEPS = 64;
  const MU_SQUARE_METRES = 10000 / 15;

  /** The distance between two positions in metres. */
  function distance([lon1, lat1], [lon2, lat2]) {
    return earth.Inverse(lat1, lon1, lat2, lon2).s12;
  }

  /** The length of a line through positions in metres. */
  function length(points) {
    return points.reduce((sum, point, at) => (at ? sum + distance(points[at - 1], point) : 0), 0);
  }

  /** {metres around, squareMetres} of a polygon whose sides are geodesics. */
  function polygon(points) {
    const sides = earth.Polygon(false);
    for (const [lon, lat] of points) sides.AddPoint(lat, lon);
    const { perimeter, area } = sides.Compute(false, true);
    return { metres: perimeter, squareMetres: Math.abs(area || 0) };
  }

  function along([lon1, lat1], [lon2, lat2]) {
    const line = earth.InverseLine(lat1, lon1, lat2, lon2);
    const steps = Math.min(MOST_STEPS, Math.max(1, Math.ceil(line.s13 / STEP_METRES)));
    return Array.from({ length: steps }, (_, step) => {
      const { lat2: lat, lon2: lon } = line.Position((line.s13 * (step + 1)) / steps);
      return [lon, lat];
    });
  }

  /** The line through positions with enough between them to be drawn as it runs. */
  function drawn(points) {
    return points.flatMap((point, at) => (at ? along(points[at - 1], point) : [point]));
  }

  /** A number with `digits` figures that count, and thousands set apart; whole from there on. */
  function figure(value, digits = 4) {
    const places = Math.max(0, digits - 1 - Math.floor(Math.log10(Math.max(value, 1e-3))));
    const [whole, rest] = value.toFixed(Math.min(places, digits - 1)).split(".");
    const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
    return rest ? `${grouped}.${rest}` : grouped;
  }

  function lengthText(metres) {
    if (metres < 1000) return datong.t("tool.metres", { n: figure(metres, metres < 100 ? 3 : 4) });
    return datong.t("tool.kilometres", { n: figure(metres / 1000) });
  }

  function muText(mu) {
    return mu < 10000 ? datong.t("tool.mu", { n: figure(mu) }) : datong.t("tool.manyMu", { n: figure(mu / 10000) });
  }

  function areaText(squareMetres) {
    const mu = muText(squareMetres / MU_SQUARE_METRES);
    if (squareMetres < 100000) return datong.t("tool.squareMetres", { n: figure(squareMetres), mu });
    return datong.t("tool.squareKilometres", { n: figure(squareMetres / 1e6), mu });
  }

  datong.geodesy = { distance, length, polygon, drawn, lengthText, areaText };
})();
