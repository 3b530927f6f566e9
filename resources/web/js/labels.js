/*
 * datong.createLabels: names on the map, none upon another, none upon a symbol.
 *
 * A greedy layout in two steps, run at each draw. Areas come before the hollow symbols, which then
 * make room for them: each area may choose among several spots inside its polygon. Places come
 * last, in order of weight, to the right, left, above or below their symbol. A name without room is
 * left out until there is room. Names are plain elements with a halo (text-shadow) in a pane that
 * takes no pointer events. All numbers are container pixels.
 *
 *   nameAreas(areas, obstacles)     clears all names, writes those of areas, returns their boxes
 *     areas      [{text, className, spots: [LatLng, …]}] most important first
 *     obstacles  [{x, y, r}] symbols and clusters that stay where they are
 *   namePlaces(places, obstacles)   adds the names of places
 *     places     [{text, className, x, y, r, must}] heaviest first; `must`: where there is no room
 *                it stands where it covers least
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const PLACE_NAMES_AT_MOST = 120;
  const GAP = 3;

  datong.createLabels = function createLabels(leafletMap) {
    const pane = leafletMap.createPane("datong-labels");
    pane.classList.add("leaflet-zoom-hide");
    const metrics = document.createElement("canvas").getContext("2d");
    const widths = new Map();
    let texts = [];
    let areaBoxes = [];

    /** Width and height in pixels of a text in the style of a class, measured once. */
    function measure(text, className) {
      const key = `${className}|${text}`;
      let size = widths.get(key);
      if (!size) {
        const probe = document.createElement("span");
        probe.className = `datong-label ${className}`;
        pane.append(probe);
        const style = getComputedStyle(probe);
        metrics.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
        const spacing = parseFloat(style.letterSpacing) || 0;
        size = {
          width: metrics.measureText(text).width + spacing * text.length,
          height: parseFloat(style.fontSize) * 1.25,
        };
        probe.remove();
        widths.set(key, size);
      }
      return size;
    }

    function clashes(box, taken) {
      return taken.some(
        (other) =>
          box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top,
      );
    }

    /** How many square pixels of the taken boxes a box covers. */
    function overlap(box, taken) {
      let sum = 0;
      for (const other of taken) {
        const width = Math.min(box.right, other.right) - Math.max(box.left, other.left);
        const height = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
        if (width > 0 && height > 0) sum += width * height;
      }
      return sum;
    }

    function boxAt(x, y, { width, height }) {
      return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
    }

    function write(text, className, box) {
      const label = document.createElement("span");
      label.className = `datong-label ${className}`;
      label.textContent = text;
      const corner = leafletMap.containerPointToLayerPoint([box.left, box.top]);
      L.DomUtil.setPosition(label, corner.round());
      pane.append(label);
      texts.push(text);
    }

    /** A county's name: the spot with least beneath it, never upon another name. */
    function placeArea({ text, className, spots }, names, symbols) {
      const size = measure(text, className);
      let best = null;
      for (const [order, spot] of spots.entries()) {
        const point = leafletMap.latLngToContainerPoint(spot);
        const box = boxAt(point.x, point.y, size);
        if (clashes(box, names)) continue;
        const cost = overlap(box, symbols) + order * 4;
        if (best === null || cost < best.cost) best = { box, cost };
      }
      if (best === null || best.cost > size.width * size.height * 0.5) return;
      write(text, className, best.box);
      names.push(best.box);
    }

    function placePoint({ text, className, x, y, r, must }, taken) {
      const size = measure(text, className);
      const sideways = r + GAP + size.width / 2;
      const updown = r + 1 + size.height / 2;
      const tries = [
        [x + sideways, y],
        [x - sideways, y],
        [x, y - updown],
        [x, y + updown],
      ].map(([centerX, centerY]) => boxAt(centerX, centerY, size));
      let box = tries.find((candidate) => !clashes(candidate, taken));
      if (!box && must) {
        tries.sort((one, other) => overlap(one, taken) - overlap(other, taken));
        [box] = tries;
      }
      if (!box) return false;
      write(text, className, box);
      taken.push(box);
      return true;
    }

    function boxOf({ x, y, r }) {
      return { left: x - r, right: x + r, top: y - r, bottom: y + r };
    }

    function nameAreas(areas, obstacles) {
      pane.replaceChildren();
      texts = [];
      areaBoxes = [];
      const symbols = obstacles.map(boxOf);
      for (const area of areas) placeArea(area, areaBoxes, symbols);
      return areaBoxes;
    }

    function namePlaces(places, obstacles) {
      for (const label of pane.querySelectorAll(".datong-label-place")) label.remove();
      texts = texts.slice(0, areaBoxes.length);
      const taken = [...areaBoxes, ...obstacles.map(boxOf)];
      let room = PLACE_NAMES_AT_MOST;
      for (const place of places) {
        if (room === 0) break;
        if (placePoint(place, taken)) room -= 1;
      }
    }

    return { nameAreas, namePlaces, texts: () => [...texts] };
  };
})();
