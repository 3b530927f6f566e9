/*
 * datong.symbols: the one symbol family of the map, the legend and the lists.
 *
 * A kind is told by colour AND shape, the precision by the look:
 *   "site"    solid, full size          a known point
 *   "area"    solid, small              a village or township (its ring is drawn by painter.js)
 *   "county"  hollow, thin dashed line  somewhere in the county; the spot itself means nothing
 *
 * Only SVG presentation attributes are used: the page's Content-Security-Policy has no inline style.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const NAMESPACE = "http://www.w3.org/2000/svg";
  const colour = (name) => datong.theme.colour(name);
  const SIZES = { site: 20, area: 14, county: 17 };

  /** Return an SVG path of a regular polygon or star around 0,0. */
  function polygon(corners, radius, inner = radius) {
    const steps = inner === radius ? corners : corners * 2;
    const points = [];
    for (let step = 0; step < steps; step += 1) {
      const reach = step % 2 === 1 ? inner : radius;
      const angle = (2 * Math.PI * step) / steps - Math.PI / 2;
      points.push(`${(reach * Math.cos(angle)).toFixed(2)} ${(reach * Math.sin(angle)).toFixed(2)}`);
    }
    return `M${points.join("L")}Z`;
  }

  function hexagon() {
    return "M8.4-4.85L8.4 4.85 0 9.7-8.4 4.85-8.4-4.85 0-9.7Z";
  }

  /** Shapes in a box from -10 to 10, drawn to look equally heavy. */
  const SHAPES = {
    square: "M-7.6-7.6H7.6V7.6H-7.6Z",
    circle: "M-8.6 0A8.6 8.6 0 1 1 8.6 0A8.6 8.6 0 1 1-8.6 0Z",
    diamond: "M0-10L10 0 0 10-10 0Z",
    star: polygon(5, 10.8, 4.7),
    hexagon: hexagon(),
    plus: "M-3.4-9H3.4V-3.4H9V3.4H3.4V9H-3.4V3.4H-9V-3.4H-3.4Z",
    house: "M0-9.6L9-1.6V8.4H-9V-1.6Z",
    triangle: "M0-9.6L9.8 7.8H-9.8Z",
  };

  /** Return a new SVG element; attribute values are set as text, never parsed as markup. */
  function svg(name, attributes = {}, children = []) {
    const element = document.createElementNS(NAMESPACE, name);
    for (const [key, value] of Object.entries(attributes)) {
      element.setAttribute(key, String(value));
    }
    element.append(...children);
    return element;
  }

  /** Return the look ("site", "area", "county") that a precision is drawn with. */
  function lookOf(precision) {
    if (precision === "site") return "site";
    return precision === "village" || precision === "township" ? "area" : "county";
  }

  /**
   * Return the symbol of a kind as an <svg>.
   * `kind` is {colour, shape}; `size` in CSS pixels; `halo`: "selected", "hovered" or null.
   */
  function symbol(kind, look, { size = SIZES[look], halo = null } = {}) {
    const path = SHAPES[kind.shape] || SHAPES.circle;
    const own = datong.theme.kindColour(kind);
    const box = halo ? 17 : 13;
    const pixels = (size * box) / 10;
    const parts = [];
    if (halo) {
      const rim = halo === "selected" ? { stroke: colour("ink"), "stroke-width": 2.4 } : { stroke: colour("rim"), "stroke-width": 1.2 };
      parts.push(svg("circle", { r: 15, fill: colour("paper"), "fill-opacity": 0.85, ...rim }));
    }
    // A stroke is given in pixels, whatever the size.
    const pixel = (2 * box) / pixels;
    parts.push(svg("path", { d: path, fill: colour("paper"), stroke: colour("paper"), "stroke-width": 4 * pixel, "stroke-linejoin": "round" }));
    if (look === "county") {
      parts.push(
        svg("path", {
          d: path,
          fill: colour("paper"),
          stroke: own,
          "stroke-width": 1.7 * pixel,
          "stroke-linejoin": "round",
        }),
      );
    } else {
      parts.push(svg("path", { d: path, fill: own, stroke: own, "stroke-width": 0.6 * pixel, "stroke-linejoin": "round" }));
    }
    return svg(
      "svg",
      {
        width: pixels,
        height: pixels,
        viewBox: `${-box} ${-box} ${2 * box} ${2 * box}`,
        class: `datong-symbol datong-symbol-${look}`,
        "aria-hidden": "true",
        focusable: "false",
      },
      parts,
    );
  }

  /** Return the arcs of a ring that shows how many of each kind a cluster holds. */
  function ring(mix, kinds, radius, width) {
    const length = 2 * Math.PI * radius;
    const total = Object.values(mix).reduce((sum, count) => sum + count, 0);
    let offset = length / 4;
    return kinds
      .filter((kind) => mix[kind.id])
      .map((kind) => {
        const arc = (length * mix[kind.id]) / total;
        const piece = svg("circle", {
          r: radius,
          fill: "none",
          stroke: datong.theme.kindColour(kind),
          "stroke-width": width,
          "stroke-dasharray": `${arc} ${length - arc}`,
          "stroke-dashoffset": offset,
        });
        offset -= arc;
        return piece;
      });
  }

  /** Return the radius in pixels of a cluster of `count` places; hollow ones stand back, tight ones hold just their number. */
  function clusterRadius(count, hollow = false, isTight = false) {
    if (isTight) return 8 + 1.5 * Math.min(String(count).length - 1, 3);
    return hollow ? Math.min(10.5 + 1.1 * Math.log2(count), 21) : Math.min(11 + 1.9 * Math.log2(count), 27);
  }

  /**
   * Return a cluster as an <svg>: the number, and around it the mix of kinds.
   * A cluster of places that are known to the county only is hollow: a thin double ring.
   */
  function cluster(count, mix, kinds, { hollow = false } = {}) {
    const radius = clusterRadius(count, hollow);
    const half = radius + 3;
    const parts = [svg("circle", { r: radius + 1.5, fill: colour("paper") })];
    if (hollow) {
      parts.push(...ring(mix, kinds, radius - 0.75, 1.5));
      parts.push(svg("circle", { r: radius - 4, fill: "none", stroke: colour("ink"), "stroke-opacity": 0.35, "stroke-width": 1, "stroke-dasharray": "2 2.5" }));
    } else {
      parts.push(...ring(mix, kinds, radius - 2.5, 5));
    }
    const text = svg("text", {
      "text-anchor": "middle",
      y: 4.2,
      "font-size": 12,
      "font-weight": hollow ? 400 : 700,
      fill: colour("ink"),
      class: "datong-cluster-count",
    });
    text.textContent = count > 9999 ? `${Math.round(count / 1000)}k` : String(count);
    parts.push(text);
    return svg(
      "svg",
      {
        width: 2 * half,
        height: 2 * half,
        viewBox: `${-half} ${-half} ${2 * half} ${2 * half}`,
        class: `datong-cluster${hollow ? " datong-cluster-hollow" : ""}`,
        "aria-hidden": "true",
        focusable: "false",
      },
      parts,
    );
  }

  datong.symbols = { svg, symbol, cluster, clusterRadius, lookOf, SHAPES, SIZES };
})();
