/*
 * datong.createTrayList: the places of a tray as a list beside it, by kind.
 *
 * It stays open while places are chosen from it, and closes by Escape, a click on the map or at
 * another zoom. The keyboard goes into it, and back to where it came from.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const HIGHEST_PX = 300;

  datong.createTrayList = function createTrayList(leafletMap, { onSelect, onHover }) {
    const box = L.DomUtil.create("div", "datong-tray-list");
    const popup = L.popup({ className: "datong-popup", maxHeight: HIGHEST_PX, minWidth: 180, maxWidth: 260, autoPanPadding: [12, 12] }).setContent(box);
    let cameFrom = null;

    function mark(ids) {
      datong.markRows(box, ids);
    }

    /** Show the places of a tray, [{id, name, kind}] in order; `kind` comes into sight first. */
    function show(latLng, { title, places, kinds, kind, selected }) {
      const heading = document.createElement("strong");
      heading.textContent = title;
      const groups = kinds.map(({ id }) => ({ title: datong.t(`kind.${id}`), places: places.filter((place) => place.kind === id) }));
      box.replaceChildren(heading, ...datong.placeRows(groups, kinds, { onSelect, onHover }));
      mark(selected);
      cameFrom = document.activeElement;
      popup.setLatLng(latLng).openOn(leafletMap);
      popup.getElement().setAttribute("role", "dialog");
      popup.getElement().setAttribute("aria-label", title);
      const first = (kind && box.querySelector(`[data-id="${CSS.escape((places.find((place) => place.kind === kind) || places[0]).id)}"]`)) || box.querySelector("button");
      if (first) first.focus({ preventScroll: !kind });
    }

    function onKey(event) {
      if (event.key !== "Escape" || !popup.isOpen()) return;
      L.DomEvent.stop(event);
      hide();
    }

    function hide() {
      popup.close();
    }

    popup.on("remove", () => {
      onHover(null);
      const isLost = box.contains(document.activeElement) || document.activeElement === document.body;
      if (cameFrom && cameFrom.isConnected && isLost) cameFrom.focus({ preventScroll: true });
      cameFrom = null;
    });
    box.addEventListener("keydown", onKey);
    leafletMap.on("zoomstart", hide);
    return { show, hide, mark, isOpen: () => popup.isOpen() };
  };
})();
