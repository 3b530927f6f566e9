/*
 * datong.createAccess: what is drawn on canvas, for keyboard and screen reader.
 *
 * Over each symbol and cluster in view lies an invisible button: in the tab order, from the top of
 * the map to its foot, with an `aria-label`, answering to Enter and space. The pointer is served by
 * the canvas itself (places.js). The buttons are made once the map has come to rest and the
 * browser has time, at most MOST of them, the weightiest; one that stays keeps its element, and
 * with it the focus.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const MOST = 200;
  const PATIENCE_MS = 400;

  datong.createAccess = function createAccess(leafletMap, { onAct, onFocus }) {
    const pane = leafletMap.createPane("datong-access");
    const buttons = new Map();
    const later = window.requestIdleCallback || ((task) => window.setTimeout(task, 60));
    let wanted = null;
    let isWaiting = false;

    function make(item) {
      const button = document.createElement("div");
      const entry = { button, item };
      button.setAttribute("role", "button");
      button.tabIndex = 0;
      button.addEventListener("click", (event) => act(entry, event));
      button.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") act(entry, event);
      });
      button.addEventListener("focus", () => {
        // The keyboard brings symbols at the edge into view; a click must not move the map.
        if (button.matches(":focus-visible")) leafletMap.panInside(entry.item.latLng(), { padding: [40, 40] });
        onFocus(entry.item);
      });
      button.addEventListener("blur", () => onFocus(null));
      return entry;
    }

    function act({ item }, event) {
      L.DomEvent.stop(event);
      onAct(item, event.ctrlKey || event.metaKey);
    }

    function show(entry, item) {
      const { button } = entry;
      entry.item = item;
      button.className = `datong-button ${item.className}`;
      button.setAttribute("aria-label", item.label);
      button.setAttribute("aria-pressed", String(item.isSelected));
      if (item.id) button.dataset.id = item.id;
      button.style.width = button.style.height = `${2 * item.r}px`;
      button.style.transform = `translate(${Math.round(item.layerX - item.r)}px, ${Math.round(item.layerY - item.r)}px)`;
    }

    function write() {
      isWaiting = false;
      const items = wanted();
      items.sort((one, other) => other.weight - one.weight);
      const chosen = items.slice(0, MOST).sort((one, other) => one.layerY - other.layerY || one.layerX - other.layerX);
      const keys = new Set(chosen.map(({ key }) => key));
      for (const [key, { button }] of buttons) {
        if (keys.has(key)) continue;
        button.remove();
        buttons.delete(key);
      }
      let before = null;
      for (const item of chosen) {
        if (!buttons.has(item.key)) buttons.set(item.key, make(item));
        const entry = buttons.get(item.key);
        show(entry, item);
        // Moving a focused element would take its focus away.
        const at = before ? before.nextSibling : pane.firstChild;
        if (at !== entry.button && entry.button !== document.activeElement) pane.insertBefore(entry.button, at);
        before = entry.button;
      }
    }

    /** Bring the buttons in line with the map soon; `items()` is asked for them then. */
    function update(items) {
      wanted = items;
      if (isWaiting) return;
      isWaiting = true;
      later(write, { timeout: PATIENCE_MS });
    }

    return { update };
  };
})();
