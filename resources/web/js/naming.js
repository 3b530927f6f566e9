/*
 * datong.createNaming: what is said of the items on the map: labels beside symbols, by weight, and
 * the buttons that keyboard and screen reader meet (access.js).
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const CORE = 100;
  const SURE = { site: 60, area: 30, county: 0 };
  const FACTS_AT_MOST = 25;
  const SELECTED = 1000;
  const FANNED = 500;
  const CLUSTER = 150;

  datong.createNaming = function createNaming({ kindOf, countyName }) {
    /** The kinds that the product is about come first, then who is known best and told most of. */
    function weight(place) {
      return (kindOf(place).core ? CORE : 0) + SURE[datong.symbols.lookOf(place.precision)] + Math.min(place.facts, FACTS_AT_MOST);
    }

    function inWorldPixels({ wx, wy, r }, { scale }) {
      return { x: wx * scale, y: wy * scale, r };
    }

    /**
     * Names for the layout, heaviest first; each place once, where it is seen if it is. In a tray
     * only what is selected has one: the others' names would stand as if they belonged to the spot.
     */
    function labelsOf(screen, frame, only) {
      const seen = new Set();
      const { left, top, width, height } = frame.view;
      const isSeen = ({ wx, wy }) => wx * frame.scale > left && wx * frame.scale < left + width && wy * frame.scale > top && wy * frame.scale < top + height;
      return [...screen.filter(isSeen), ...screen.filter((one) => !isSeen(one))]
        .filter(({ place, hollow, isSelected }) => place && (!hollow || isSelected) && !seen.has(place.id) && seen.add(place.id))
        .map((one) => ({ one, weight: weight(one.place) + (one.isSelected ? SELECTED : 0) + (one.fan ? FANNED : 0) }))
        .sort((a, b) => b.weight - a.weight || (a.one.place.id < b.one.place.id ? -1 : 1))
        .map(({ one }) => ({
          key: one.place.id,
          text: one.place.name,
          className: `datong-label-place datong-label-look-${datong.symbols.lookOf(one.place.precision)}`,
          ...inWorldPixels(one, frame),
          must: one.place.id === only,
          onTray: true,
        }));
    }

    /** All in view, as access.js wants it. */
    function buttons(screen, frame) {
      return screen.map((one) => ({
        ...one,
        id: one.place ? one.place.id : "",
        latLng: () => datong.geometry.toLatLng(one.wx, one.wy),
        label: tell(one),
        className: one.place ? `datong-place datong-place-${datong.symbols.lookOf(one.place.precision)}` : "datong-group",
        isSelected: Boolean(one.isSelected || one.isMarked),
        weight: one.place ? weight(one.place) + (one.isSelected ? SELECTED : 0) : CLUSTER + one.count,
        layerX: frame.x(one.wx) + frame.layerCorner.x,
        layerY: frame.y(one.wy) + frame.layerCorner.y,
      }));
    }

    function tell({ place, hollow, count, group }) {
      if (place) return datong.t("symbolName", { name: place.name, about: about(place) });
      return hollow ? datong.t("trayName", { county: countyName(group), n: count }) : datong.t("clusterName", { n: count });
    }

    function about(place) {
      return datong.t("about", { kind: datong.t(`kind.${place.kind}`), precision: datong.t(`precision.${place.precision}`) });
    }

    return { labelsOf, buttons };
  };
})();
