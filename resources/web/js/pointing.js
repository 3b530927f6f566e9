/*
 * datong.createPointing: what pointer and keyboard do with the items on the map.
 *
 * A symbol is chosen by a click, a cluster zooms until it falls apart, places upon one spot, which
 * no zoom takes apart, are fanned out, and a tray is opened as a list: no zoom would tell more of
 * where its places are.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  /** How far beside an item the pointer still means it, and how much of a large one does. */
  const REACH = 3;
  const WIDEST = 24;

  datong.createPointing = function createPointing(leafletMap, { stage, clusters, items, fanOut, openTray, selection, onSelect, onHover, hint }) {
    /** The item that the pointer is upon: of those that it touches the one drawn last. */
    function hit(point) {
      const frame = stage.frame();
      if (!frame) return null;
      const { x, y } = leafletMap.containerPointToLayerPoint(point).subtract(frame.layerCorner);
      const screen = items();
      for (let at = screen.length - 1; at >= 0; at -= 1) {
        if (isUpon(screen[at], x, y, frame)) return screen[at];
      }
      return null;
    }

    function isUpon({ wx, wy, r, box, kind }, x, y, frame) {
      if (box) {
        const [left, top] = [x + frame.left, y + frame.top];
        return left >= box.left && left <= box.right && top >= box.top && top <= box.bottom;
      }
      const [across, down] = [Math.abs(frame.x(wx) - x), Math.abs(frame.y(wy) - y)];
      // A number beside a symbol is wider than high.
      if (kind) return across <= 2 * r && down <= r;
      return Math.hypot(across, down) <= Math.min(r, WIDEST) + REACH;
    }

    function act(one, more) {
      if (!one.place) open(one);
      else if (!more) onSelect([one.place.id]);
      else if (selection().includes(one.place.id)) onSelect(selection().filter((id) => id !== one.place.id));
      else onSelect([...selection(), one.place.id]);
    }

    function open(one) {
      if (one.hollow) {
        openTray(one);
        return;
      }
      const leaves = clusters.leaves(one);
      const zoom = clusters.expansionZoom(one, leafletMap.getMaxZoom());
      if (zoom <= leafletMap.getZoom() || zoom > leafletMap.getMaxZoom()) {
        fanOut(one, leaves);
        return;
      }
      const box = L.latLngBounds(leaves.map(({ x, y }) => datong.geometry.toLatLng(x, y)));
      const close = Math.min(leafletMap.getBoundsZoom(box, false, L.point(90, 90)), zoom + 1);
      leafletMap.flyTo(box.getCenter(), Math.max(zoom, close), { animate: datong.mayMove(), duration: 0.5 });
    }

    function onMove({ containerPoint, originalEvent }) {
      const one = originalEvent.buttons ? null : hit(containerPoint);
      onHover(one && one.place ? one.place.id : null);
      if (one && one.mix && !one.isGround) hint.showCluster(one);
      else hint.hideCluster();
      leafletMap.getContainer().classList.toggle("datong-pointing", one !== null);
      return one;
    }

    return { hit, act, onMove };
  };
})();
