/*
 * datong.createLegend: what the looks on the map mean.
 *
 * It explains the kinds (where no list beside the map does), what the looks say about a position,
 * and the fill of the counties and the heat while they are shown.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  /** On a smaller map the legend would cover a county, and is folded until one unfolds it. */
  const ROOMY = { x: 1000, y: 640 };
  const HEAT_STEPS = 5;

  const Legend = L.Control.extend({
    options: { position: "bottomleft" },
    onAdd(leafletMap) {
      this.box = L.DomUtil.create("details", "datong-box datong-legend");
      let isChosen = false;
      const fold = () => {
        const { x, y } = leafletMap.getSize();
        if (!isChosen && x > 0) this.box.open = x >= ROOMY.x && y >= ROOMY.y;
      };
      fold();
      leafletMap.on("resize", fold);
      this.box.addEventListener("click", ({ target }) => {
        isChosen = isChosen || target.closest("summary") !== null;
      });
      L.DomEvent.disableClickPropagation(this.box);
      L.DomEvent.disableScrollPropagation(this.box);
      return this.box;
    },
  });

  function row(picture, text, hint = "") {
    const line = document.createElement("li");
    const cell = document.createElement("span");
    cell.className = "datong-legend-symbol";
    cell.append(picture);
    const words = document.createElement("span");
    words.textContent = text;
    line.append(cell, words);
    if (hint) words.append(small(hint));
    return line;
  }

  function small(text) {
    const note = document.createElement("small");
    note.textContent = text;
    return note;
  }

  function list(title, rows, className) {
    const block = document.createElement("div");
    block.className = className;
    const heading = document.createElement("h2");
    heading.textContent = title;
    const items = document.createElement("ul");
    items.append(...rows);
    block.append(heading, items);
    return block;
  }

  function ringed(colour) {
    const { svg } = datong.symbols;
    return svg("svg", { width: 26, height: 26, viewBox: "-13 -13 26 26", "aria-hidden": "true" }, [
      svg("circle", { r: 11, fill: colour, "fill-opacity": 0.08, stroke: colour, "stroke-dasharray": "3 2.5", "stroke-width": 1 }),
      svg("circle", { r: 4.2, fill: colour }),
    ]);
  }

  function seat() {
    const { svg } = datong.symbols;
    const { colour } = datong.theme;
    return svg("svg", { width: 10, height: 10, viewBox: "-5 -5 10 10", "aria-hidden": "true" }, [
      svg("circle", { r: 2.6, fill: colour("paper"), stroke: colour("seat"), "stroke-width": 1.1 }),
    ]);
  }

  function river() {
    const { svg } = datong.symbols;
    return svg("svg", { width: 26, height: 10, viewBox: "0 0 26 10", "aria-hidden": "true" }, [
      svg("path", { d: "M1 6C6 2 10 2 13 5S21 8 25 4", fill: "none", stroke: datong.theme.colour("river"), "stroke-width": 1.6 }),
    ]);
  }

  function swatch(colour) {
    const { svg } = datong.symbols;
    return svg("svg", { width: 26, height: 14, viewBox: "0 0 26 14", "aria-hidden": "true" }, [
      svg("rect", { width: 25, height: 13, x: 0.5, y: 0.5, fill: colour, stroke: datong.theme.colour("county-line"), "stroke-width": 1 }),
    ]);
  }

  function hatched() {
    const { svg } = datong.symbols;
    const { colour } = datong.theme;
    const lines = [-8, 0, 8, 16, 24].map((x) => svg("path", { d: `M${x} 14L${x + 14} 0`, stroke: colour("hatch"), "stroke-width": 1.2 }));
    const made = svg("svg", { width: 26, height: 14, viewBox: "0 0 26 14", "aria-hidden": "true" }, [
      svg("rect", { width: 26, height: 14, fill: colour("hatch-ground") }),
      ...lines,
      svg("rect", { width: 25, height: 13, x: 0.5, y: 0.5, fill: "none", stroke: colour("county-line"), "stroke-width": 1 }),
    ]);
    return made;
  }

  /** What the looks mean; told with a neutral shape, since each kind comes in each look. */
  function precisionRows(hasRivers) {
    const { symbol, cluster } = datong.symbols;
    const { t } = datong;
    const grey = datong.theme.colour("neutral");
    const neutral = { id: "neutral", colour: grey, shape: "circle" };
    const mix = [
      { id: "a", colour: grey },
      { id: "b", colour: datong.theme.colour("neutral-light") },
    ];
    return [
      row(symbol(neutral, "site", { size: 15 }), t("lookSite")),
      row(ringed(grey), t("lookArea"), t("lookAreaNote")),
      row(symbol(neutral, "county", { size: 14 }), t("lookCounty"), t("lookCountyNote")),
      row(cluster(3, { a: 2, b: 1 }, mix), t("lookCluster"), t("lookClusterNote")),
      row(seat(), t("seat")),
      ...(hasRivers ? [row(river(), t("river"), t("riverNote"))] : []),
    ];
  }

  function fillBlock({ title, note, rows, hasGaps }) {
    const lines = rows.map(({ colour, text }) => row(swatch(colour), text));
    if (hasGaps) lines.push(row(hatched(), datong.t("noFigure")));
    const block = list(title, lines, "datong-legend-fill");
    if (note) block.append(small(note));
    return block;
  }

  function heatBlock(leftOut) {
    const { svg } = datong.symbols;
    const steps = datong.theme.scale("heat", HEAT_STEPS).map((colour, step) => svg("rect", { x: step * 18, width: 18, height: 10, fill: colour }));
    const bar = document.createElement("div");
    bar.className = "datong-legend-heat";
    const [low, high] = [document.createElement("span"), document.createElement("span")];
    low.textContent = datong.t("heatLow");
    high.textContent = datong.t("heatHigh");
    bar.append(low, svg("svg", { width: 90, height: 10, "aria-hidden": "true" }, steps), high);
    const block = list(datong.t("layer.heat"), [], "datong-legend-glow");
    block.append(bar, small(datong.t("heatNote", { n: leftOut })));
    return block;
  }

  datong.createLegend = function createLegend(leafletMap, { legendKinds = true } = {}) {
    const control = new Legend().addTo(leafletMap);

    /** Write it anew; `fill` as fills.legend() gives it, `heatLeftOut` null while there is no heat. */
    function update({ kinds, hasRivers, fill, heatLeftOut }) {
      const title = document.createElement("summary");
      title.textContent = datong.t("legend");
      const blocks = [];
      if (fill) blocks.push(fillBlock(fill));
      if (heatLeftOut !== null) blocks.push(heatBlock(heatLeftOut));
      if (legendKinds) {
        const rows = kinds.map((kind) => row(datong.symbols.symbol(kind, "site", { size: 15 }), datong.t(`kind.${kind.id}`)));
        blocks.push(list(datong.t("legendKinds"), rows, "datong-legend-kinds"));
      }
      blocks.push(list(datong.t("legendLooks"), precisionRows(hasRivers), "datong-legend-looks"));
      control.box.replaceChildren(title, ...blocks);
    }

    return { update };
  };
})();
