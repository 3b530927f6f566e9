/*
 * datong.createMarkers: the elements of symbols and clusters, for pointer, keyboard and screen reader.
 *
 * Each is a Leaflet marker whose element is a button: in the tab order, named by `aria-label`,
 * answering to click, Enter and space. A raised symbol (selected or hovered, drawn above all) takes
 * no events: the element beneath stays the one that is spoken to.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const LEVELS = { site: 300, area: 200, county: 0 };
  const RAISED_LEVEL = 10000;

  datong.createMarkers = function createMarkers(leafletMap, { onChoose, onHover, onOpen }) {
    let kinds = [];
    let kindById = new Map();
    let precisions = new Map();

    function setData(data) {
      kinds = data.kinds;
      kindById = new Map(kinds.map((kind) => [kind.id, kind]));
      precisions = new Map(data.precisions.map((precision) => [precision.id, precision]));
    }

    function kindOf(place) {
      return kindById.get(place.kind);
    }

    /** "景区 · 位置确切" */
    function describe(place) {
      return `${kindOf(place).label} · ${precisions.get(place.precision).label}`;
    }

    function marker(at, picture, className, level, interactive = true) {
      const icon = L.divIcon({ html: picture, className: `datong-marker ${className}`, iconSize: [0, 0] });
      return L.marker(at, { icon, interactive, keyboard: false, autoPanOnFocus: false, zIndexOffset: level });
    }

    /** The keyboard brings symbols at the edge into view; a click must not move the map. */
    function onFocus(made, element) {
      if (element.matches(":focus-visible")) leafletMap.panInside(made.getLatLng(), { padding: [40, 40] });
    }

    /** Make a marker's element a button once Leaflet has made it. */
    function button(made, label, act, id) {
      made.on("add", () => {
        const element = made.getElement();
        element.setAttribute("aria-label", label);
        element.setAttribute("role", "button");
        element.tabIndex = 0;
        L.DomEvent.on(element, "click", (event) => {
          L.DomEvent.stop(event);
          act(event);
        });
        L.DomEvent.on(element, "keydown", (event) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          L.DomEvent.stop(event);
          act(event);
        });
        L.DomEvent.on(element, "mouseenter focus", () => onHover(id));
        L.DomEvent.on(element, "focus", () => onFocus(made, element));
        L.DomEvent.on(element, "mouseleave blur", () => onHover(null));
      });
      return made;
    }

    function symbol(place, at) {
      const look = datong.symbols.lookOf(place.precision);
      const made = marker(at, datong.symbols.symbol(kindOf(place), look), `datong-place datong-place-${look}`, LEVELS[look]);
      const add = (event) => event.ctrlKey || event.metaKey;
      return button(made, `${place.name}，${describe(place)}`, (event) => onChoose(place.id, add(event)), place.id);
    }

    function cluster(item) {
      const picture = datong.symbols.cluster(item.count, item.mix, kinds, { hollow: item.hollow });
      const made = marker(item.at, picture, "datong-group", item.hollow ? 100 : 400);
      const what = item.hollow ? "处仅知所在县区的地点" : "处地点";
      return button(made, `${item.count} ${what}，展开`, () => onOpen(item), null);
    }

    /** A symbol above all others: `halo` is "selected" or "hovered". */
    function raised(place, at, halo) {
      const look = datong.symbols.lookOf(place.precision);
      const picture = datong.symbols.symbol(kindOf(place), look, { halo });
      const level = RAISED_LEVEL + (halo === "selected" ? 1 : 0);
      const made = marker(at, picture, "datong-raised", level, false);
      made.on("add", () => made.getElement().setAttribute("aria-hidden", "true"));
      return made;
    }

    return { setData, kindOf, describe, symbol, cluster, raised };
  };
})();
