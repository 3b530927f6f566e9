/*
 * datong.createLegend and datong.createControls: what stands at the map's edges.
 *
 * The legend explains the kinds and, above all, what the looks say about a position. The controls
 * are zoom, the whole prefecture, a scale bar in 公里, and the data's sources as plain text.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const GREY = "#5d564c";
  /** On a narrower map the legend would cover a county, and starts folded. */
  const ROOMY = { long: 860, short: 600 };

  const Legend = L.Control.extend({
    options: { position: "bottomleft" },
    onAdd(leafletMap) {
      this.box = L.DomUtil.create("details", "datong-legend");
      this.box.open = leafletMap.getSize().x >= this.options.roomy;
      L.DomEvent.disableClickPropagation(this.box);
      L.DomEvent.disableScrollPropagation(this.box);
      return this.box;
    },
  });

  const ScaleBar = L.Control.Scale.extend({
    options: { position: "bottomright", imperial: false, maxWidth: 130 },
    _updateMetric(maxMetres) {
      const metres = this._getRoundNum(maxMetres);
      const label = metres < 1000 ? `${metres} 米` : `${metres / 1000} 公里`;
      this._updateScale(this._mScale, label, metres / maxMetres);
    },
  });

  const WholeMap = L.Control.extend({
    options: { position: "topleft", act() {} },
    onAdd() {
      const bar = L.DomUtil.create("div", "leaflet-bar leaflet-control");
      const button = L.DomUtil.create("a", "datong-whole", bar);
      button.href = "#";
      button.title = "全市范围";
      button.setAttribute("role", "button");
      button.setAttribute("aria-label", "全市范围");
      button.textContent = "全";
      L.DomEvent.disableClickPropagation(bar);
      L.DomEvent.on(button, "click", L.DomEvent.stop);
      L.DomEvent.on(button, "click", this.options.act);
      return bar;
    },
  });

  function row(picture, text, hint) {
    const line = document.createElement("li");
    const cell = document.createElement("span");
    cell.className = "datong-legend-symbol";
    cell.append(picture);
    const words = document.createElement("span");
    words.textContent = text;
    line.append(cell, words);
    if (hint) {
      const note = document.createElement("small");
      note.textContent = hint;
      words.append(note);
    }
    return line;
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

  function ringed() {
    const { svg } = datong.symbols;
    return svg("svg", { width: 26, height: 26, viewBox: "-13 -13 26 26", "aria-hidden": "true" }, [
      svg("circle", { r: 11, fill: GREY, "fill-opacity": 0.08, stroke: GREY, "stroke-dasharray": "3 2.5", "stroke-width": 1 }),
      svg("circle", { r: 4.2, fill: GREY }),
    ]);
  }

  /** What the looks mean; told with a neutral shape, since each kind comes in each look. */
  function precisionRows() {
    const { symbol, cluster } = datong.symbols;
    const neutral = { id: "neutral", colour: GREY, shape: "circle" };
    const mix = [
      { id: "a", colour: GREY },
      { id: "b", colour: "#b5ab9b" },
    ];
    return [
      row(symbol(neutral, "site", { size: 15 }), "实心：位置确切"),
      row(ringed(), "小实心：知到村或乡镇", "虚线圈为误差范围"),
      row(symbol(neutral, "county", { size: 14 }), "空心：仅知所在县区", "县内示意，并非实际位置"),
      row(cluster(3, { a: 2, b: 1 }, mix), "数字：多处聚合", "点击展开；细圈者仅知县区"),
    ];
  }

  datong.createLegend = function createLegend(leafletMap, { legendKinds = true } = {}) {
    const control = new Legend({ roomy: legendKinds ? ROOMY.long : ROOMY.short }).addTo(leafletMap);

    function setData(data) {
      const title = document.createElement("summary");
      title.textContent = "图例";
      const blocks = [];
      if (legendKinds) {
        const rows = data.kinds.map((kind) => row(datong.symbols.symbol(kind, "site", { size: 15 }), kind.label));
        blocks.push(list("类别", rows, "datong-legend-kinds"));
      }
      blocks.push(list("位置精度", precisionRows(), "datong-legend-looks"));
      control.box.replaceChildren(title, ...blocks);
    }

    return { setData };
  };

  datong.createControls = function createControls(leafletMap, onWhole) {
    L.control.zoom({ position: "topleft", zoomInTitle: "放大", zoomOutTitle: "缩小" }).addTo(leafletMap);
    new WholeMap({ act: onWhole }).addTo(leafletMap);
    new ScaleBar().addTo(leafletMap);
    const sources = L.control.attribution({ position: "bottomright", prefix: false }).addTo(leafletMap);

    function setAttribution(text) {
      const line = document.createElement("span");
      line.textContent = text;
      sources.getContainer().replaceChildren(line);
    }

    return { setAttribution };
  };
})();
