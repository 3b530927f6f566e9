/*
 * datong.createHint: what is told beside the pointer: a place's name, what a cluster holds, a
 * county's figure. Texts enter through textContent only.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});

  /** How far a hint keeps from the map's edges, and how high its tip is. */
  const FROM_EDGE = 4;
  const TIP = 6;

  function line(name, text, className = "") {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.textContent = text;
    return made;
  }

  function content(...parts) {
    const box = document.createElement("div");
    box.append(...parts);
    return box;
  }

  datong.createHint = function createHint(leafletMap) {
    leafletMap.createPane("datong-raised");
    const options = { direction: "top", className: "datong-tooltip", opacity: 1 };
    const place = L.tooltip(options);
    const other = L.tooltip(options);
    // Beside the pointer towards the middle, since legend and switch stand at the edges.
    const figure = L.tooltip({ ...options, direction: "auto", offset: [16, 0] });
    let raised = null;
    let cluster = null;

    /** Show a hint above a spot; moved aside, or below it, where the map's edge would cut it. */
    function showAbove(tooltip, at, rise) {
      tooltip.options.direction = "top";
      tooltip.options.offset = L.point(0, -rise);
      tooltip.setLatLng(at).addTo(leafletMap);
      const element = tooltip.getElement();
      const [half, { x: width }, { x, y }] = [element.offsetWidth / 2, leafletMap.getSize(), leafletMap.latLngToContainerPoint(at)];
      const aside = Math.max(0, FROM_EDGE + half - x) - Math.max(0, x + half + FROM_EDGE - width);
      const isBelow = y - rise - element.offsetHeight - TIP < 0;
      element.style.setProperty("--datong-aside", `${-aside}px`);
      if (aside === 0 && !isBelow) return;
      tooltip.options.direction = isBelow ? "bottom" : "top";
      tooltip.options.offset = L.point(aside, isBelow ? rise : -rise);
      tooltip.update();
    }

    /** The hovered symbol above all others; it takes no events. */
    function raise(at, { precision }, kind) {
      if (raised) raised.remove();
      const picture = datong.symbols.symbol(kind, datong.symbols.lookOf(precision), { halo: "hovered" });
      const icon = L.divIcon({ html: picture, className: "datong-marker datong-raised", iconSize: [0, 0] });
      raised = L.marker(at, { icon, interactive: false, keyboard: false, pane: "datong-raised" }).addTo(leafletMap);
      raised.getElement().setAttribute("aria-hidden", "true");
    }

    function showPlace(at, one, kind, isRaised) {
      hidePlace();
      if (isRaised) raise(at, one, kind);
      const about = datong.t("about", { kind: datong.t(`kind.${one.kind}`), precision: datong.t(`precision.${one.precision}`) });
      place.setContent(content(line("strong", one.name), line("span", about)));
      showAbove(place, at, 14);
    }

    function hidePlace() {
      if (raised) raised.remove();
      raised = null;
      place.remove();
    }

    /** How many of each kind a cluster holds, with their symbols. */
    function showCluster(at, one, kinds, county) {
      if (cluster === one.key) return;
      cluster = one.key;
      const key = one.hollow ? "clusterTitleHollow" : "clusterTitle";
      const rows = kinds
        .filter(({ id }) => one.mix[id])
        .map((kind) => {
          const row = line("span", "", "datong-mix");
          const look = one.hollow ? "county" : "site";
          row.append(datong.symbols.symbol(kind, look, { size: 12 }), datong.t("countOf", { kind: datong.t(`kind.${kind.id}`), n: one.mix[kind.id] }));
          return row;
        });
      other.setContent(content(line("strong", datong.t(key, { n: one.count, county })), ...rows));
      showAbove(other, at, 12);
    }

    function hideCluster() {
      if (cluster === null) return;
      cluster = null;
      other.remove();
    }

    /** A county's figure: [title, …lines], the value among them in bold. */
    function showCounty(at, title, value, notes) {
      hideCluster();
      const parts = [line("span", title), line("strong", value), ...notes.map((note) => line("span", note, "datong-note"))];
      figure.setContent(content(...parts));
      figure.setLatLng(at).addTo(leafletMap);
    }

    function hideCounty() {
      figure.remove();
    }

    return { showPlace, hidePlace, showCluster, hideCluster, showCounty, hideCounty };
  };
})();
