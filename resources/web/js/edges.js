/*
 * datong.createEdges: what stands at the map's edges besides the legend: zoom, the whole
 * prefecture, north arrow, scale bar in 公里, the data's sources as plain text, and how many of the
 * shown places are not on the map, with their list.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});

  /** On a narrower map the line of the sources would cover what is drawn. */
  const SOURCES_ROOMY = 1400;

  /** How wide the scale bar may be. */
  const SCALE_PX = 130;

  const ScaleBar = L.Control.Scale.extend({
    options: { position: "bottomright", imperial: false, maxWidth: SCALE_PX },
    _updateMetric(maxMetres) {
      const metres = this._getRoundNum(maxMetres);
      const label = metres < 1000 ? datong.t("metres", { n: metres }) : datong.t("kilometres", { n: metres / 1000 });
      this._updateScale(this._mScale, label, metres / maxMetres);
    },
    retell() {
      this._update();
    },
  });

  const Box = L.Control.extend({
    onAdd() {
      return this.options.element;
    },
  });

  /**
   * The boxes of all that stands at the map's edges, in pixels of the container; that of the scale
   * bar as wide as it ever is, so that what keeps clear of it does not depend on the zoom.
   */
  datong.boxesAtEdges = function boxesAtEdges(leafletMap) {
    const container = leafletMap.getContainer();
    const corner = container.getBoundingClientRect();
    return [...container.querySelectorAll(".leaflet-control-container .leaflet-control")]
      .map((control) => ({ control, box: control.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && box.height > 0)
      .map(({ control, box }) => ({
        left: (control.classList.contains("leaflet-control-scale") ? box.right - SCALE_PX : box.left) - corner.left,
        right: box.right - corner.left,
        top: box.top - corner.top,
        bottom: box.bottom - corner.top,
      }));
  };

  function button(className, act) {
    const bar = L.DomUtil.create("div", "leaflet-bar leaflet-control");
    const made = L.DomUtil.create("a", className, bar);
    made.href = "#";
    made.setAttribute("role", "button");
    L.DomEvent.disableClickPropagation(bar);
    L.DomEvent.on(made, "click", L.DomEvent.stop);
    L.DomEvent.on(made, "click", act);
    return { bar, made };
  }

  /** Four corners around a point: all of it. */
  function wholePicture() {
    const { svg } = datong.symbols;
    const corners = "M2 6V2H6M12 2H16V6M16 12V16H12M6 16H2V12";
    return svg("svg", { width: 18, height: 18, viewBox: "0 0 18 18", "aria-hidden": "true" }, [
      svg("path", { d: corners, class: "datong-whole-corners" }),
      svg("circle", { cx: 9, cy: 9, r: 2, class: "datong-whole-middle" }),
    ]);
  }

  function northArrow() {
    const { svg } = datong.symbols;
    const box = L.DomUtil.create("div", "datong-north");
    const letter = document.createElement("span");
    box.append(
      letter,
      svg("svg", { width: 14, height: 26, viewBox: "-7 -13 14 26", "aria-hidden": "true" }, [
        svg("path", { d: "M0-12L6 12 0 7.5Z", class: "datong-north-dark" }),
        svg("path", { d: "M0-12L-6 12 0 7.5Z", class: "datong-north-light" }),
      ]),
    );
    return { box, letter };
  }

  /** Whose data the map is made of: a word that unfolds, or the whole line where there is room. */
  function createSources(leafletMap) {
    const box = L.DomUtil.create("details", "datong-sources");
    const title = document.createElement("summary");
    const words = document.createElement("span");
    box.append(title, words);
    box.open = leafletMap.getSize().x >= SOURCES_ROOMY;
    L.DomEvent.disableClickPropagation(box);
    new Box({ position: "bottomright", element: box }).addTo(leafletMap);
    return {
      retell() {
        title.textContent = datong.t("sourcesTitle");
        words.textContent = datong.t("sources");
      },
    };
  }

  datong.createEdges = function createEdges(leafletMap, { onWhole, onSelect }) {
    const zoom = L.control.zoom({ position: "topleft" }).addTo(leafletMap);
    const whole = button("datong-whole", onWhole);
    const north = northArrow();
    whole.made.append(wholePicture());
    const unplaced = L.DomUtil.create("details", "datong-box datong-unplaced");
    const summary = document.createElement("summary");
    const rows = L.DomUtil.create("div", "datong-unplaced-list");
    const scale = new ScaleBar();
    let shown = { city: [], outside: [], kinds: [] };

    L.DomEvent.disableClickPropagation(unplaced);
    L.DomEvent.disableScrollPropagation(unplaced);
    unplaced.append(summary, rows);
    unplaced.addEventListener("toggle", listRows);
    new Box({ position: "topleft", element: whole.bar }).addTo(leafletMap);
    const sources = createSources(leafletMap);
    scale.addTo(leafletMap);
    new Box({ position: "bottomright", element: north.box }).addTo(leafletMap);

    /** The box of what is not on the map; its place is told by the caller, above the legend. */
    function addUnplaced() {
      new Box({ position: "bottomleft", element: unplaced }).addTo(leafletMap);
    }

    function setPlaces(places, kinds) {
      const city = places.filter(({ precision }) => precision === "city");
      const outside = places.filter(({ precision }) => precision === "outside");
      shown = { city, outside, kinds };
      unplaced.hidden = city.length + outside.length === 0;
      summary.textContent = datong.t("unplaced", { city: city.length, outside: outside.length });
      listRows();
    }

    function listRows() {
      if (!unplaced.open) {
        rows.replaceChildren();
        return;
      }
      const groups = [
        { title: datong.t("unplacedCity"), places: shown.city },
        { title: datong.t("unplacedOutside"), places: shown.outside },
      ];
      rows.replaceChildren(...datong.placeRows(groups, shown.kinds, { onSelect }));
    }

    function mark(ids) {
      datong.markRows(rows, ids);
    }

    function label(element, text) {
      element.title = text;
      element.setAttribute("aria-label", text);
    }

    function retell() {
      label(zoom.getContainer().querySelector(".leaflet-control-zoom-in"), datong.t("zoomIn"));
      label(zoom.getContainer().querySelector(".leaflet-control-zoom-out"), datong.t("zoomOut"));
      label(whole.made, datong.t("whole"));
      north.letter.textContent = datong.t("north");
      north.box.title = datong.t("northTitle");
      sources.retell();
      scale.retell();
      setPlaces([...shown.city, ...shown.outside], shown.kinds);
    }

    return { addUnplaced, setPlaces, mark, retell };
  };
})();
