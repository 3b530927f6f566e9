/*
 * datong.createLabels: names on the map, none upon another, none upon a symbol.
 *
 * A greedy layout. Areas come first: each may choose among several spots inside its polygon and
 * keeps its choice while that spot is in view. Then, once the hollow symbols have made room for
 * them, places in order of weight: to the right, left, above, below or aslant, on the side where
 * they stood before if they can. A name without room is left out. Names are elements with a halo in
 * a pane that takes no pointer events; one that stays keeps its element.
 *
 *   nameAreas(areas, frame, sitedNear)  returns the boxes of the areas' names in world pixels by key
 *     areas      [{key, text, className, spots: [[x, y], …] (world)}] most important first
 *     sitedNear  box in world pixels → boxes of symbols that stay where they are
 *   namePlaces(places, obstacles, frame)
 *     places     [{key, text, className, x, y, r, must}] in world pixels, heaviest first; `must`:
 *                where there is no room it stands where it covers least
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const PLACE_NAMES_AT_MOST = 130;
  const GAP = 3;
  const CELL = 64;
  /** Right, left, above, below, then the corners, the right ones first. */
  const SIDES = [0, 1, 2, 3, 4, 5, 6, 7];
  const { boxAt, overlap, createGrid } = datong.geometry;

  datong.createLabels = function createLabels(leafletMap) {
    const pane = leafletMap.createPane("datong-labels");
    const metrics = document.createElement("canvas").getContext("2d");
    const fonts = new Map();
    const widths = new Map();
    const written = new Map();
    const sides = new Map();
    let areaLabels = [];
    let covered = createGrid(CELL);
    let choices = new Map();
    let choicesFor = null;

    /** The font of a class, asked of the style sheet once. */
    function fontOf(className) {
      if (!fonts.has(className)) {
        const probe = document.createElement("span");
        probe.className = `datong-label ${className}`;
        pane.append(probe);
        const style = getComputedStyle(probe);
        fonts.set(className, {
          font: `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`,
          spacing: parseFloat(style.letterSpacing) || 0,
          height: parseFloat(style.fontSize) * 1.25,
        });
        probe.remove();
      }
      return fonts.get(className);
    }

    /** Width and height in pixels of a text in the style of a class. */
    function measure(text, className) {
      const key = `${className}|${text}`;
      let size = widths.get(key);
      if (!size) {
        const { font, spacing, height } = fontOf(className);
        if (metrics.font !== font) metrics.font = font;
        size = { width: Math.ceil(metrics.measureText(text).width + spacing * [...text].length), height };
        widths.set(key, size);
      }
      return size;
    }

    /** The spots of an area's name, the one with least beneath first; found once for a zoom. */
    function ranked(area, frame, sitedNear, names) {
      const size = measure(area.text, area.className);
      const found = [];
      area.spots.forEach(([x, y], order) => {
        const box = boxAt(x * frame.scale, y * frame.scale, size.width, size.height);
        const beneath = overlap(box, sitedNear(box)) + overlap(box, names) * 4;
        if (beneath <= size.width * size.height * 0.5) found.push({ box, cost: beneath + order * 4 });
      });
      return found.sort((one, other) => one.cost - other.cost).map(({ box }) => box);
    }

    function nameAreas(areas, frame, key, sitedNear) {
      if (choicesFor !== key) {
        choicesFor = key;
        choices = new Map();
        const best = [];
        for (const area of areas) {
          const boxes = ranked(area, frame, sitedNear, best);
          choices.set(area.key, { boxes, chosen: boxes[0] });
          if (boxes.length) best.push(boxes[0]);
        }
      }
      const names = createGrid(CELL);
      const isOpen = (box) => isIn(box, frame.view) && !names.clashes(box) && !covered.clashes(box);
      covered = createGrid(CELL);
      for (const box of edges(frame.view)) covered.add(box);
      areaLabels = [];
      for (const area of areas) {
        const choice = choices.get(area.key);
        const visible = choice.boxes.filter(isOpen);
        if (!visible.includes(choice.chosen) && visible.length) [choice.chosen] = visible;
        const box = choice.chosen;
        if (!box || names.clashes(box) || covered.clashes(box) || isCut(box, frame.view)) continue;
        names.add(box);
        areaLabels.push({ key: area.key, text: area.text, className: area.className, box });
      }
      return new Map(areaLabels.map(({ key: name, box }) => [name, box]));
    }

    /** The boxes of what stands at the map's edges, in world pixels. */
    function edges({ left, top }) {
      const container = leafletMap.getContainer();
      const corner = container.getBoundingClientRect();
      return [...container.querySelectorAll(".leaflet-control-container .leaflet-control")]
        .map((control) => control.getBoundingClientRect())
        .filter(({ width, height }) => width > 0 && height > 0)
        .map((box) => ({
          left: left + box.left - corner.left,
          right: left + box.right - corner.left,
          top: top + box.top - corner.top,
          bottom: top + box.bottom - corner.top,
        }));
    }

    function isIn(box, { left, top, width, height }) {
      return box.left >= left && box.right <= left + width && box.top >= top && box.bottom <= top + height;
    }

    /** Whether the edge of the view goes through a box. */
    function isCut(box, view) {
      const isOut = box.right < view.left || box.left > view.left + view.width || box.bottom < view.top || box.top > view.top + view.height;
      return !isOut && !isIn(box, view);
    }

    function placePoint({ key, text, className, x, y, r, must }, taken, view) {
      const size = measure(text, className);
      const sideways = r + GAP + size.width / 2;
      const updown = r + 1 + size.height / 2;
      const slant = [r * 0.8 + size.width / 2, r * 0.8 + size.height / 2];
      const tries = [
        [x + sideways, y],
        [x - sideways, y],
        [x, y - updown],
        [x, y + updown],
        [x + slant[0], y - slant[1]],
        [x + slant[0], y + slant[1]],
        [x - slant[0], y - slant[1]],
        [x - slant[0], y + slant[1]],
      ].map(([centerX, centerY]) => boxAt(centerX, centerY, size.width, size.height));
      const before = sides.get(key);
      const order = before === undefined ? SIDES : [before, ...SIDES.filter((side) => side !== before)];
      let side = order.find((each) => !taken.clashes(tries[each]) && !covered.clashes(tries[each]) && !isCut(tries[each], view));
      if (side === undefined && must) {
        const cost = tries.map((box) => overlap(box, taken.near(box)) + overlap(box, covered.near(box)));
        side = cost.indexOf(Math.min(...cost));
      }
      if (side === undefined) return null;
      sides.set(key, side);
      return taken.add(tries[side]);
    }

    function namePlaces(places, obstacles, frame) {
      const taken = createGrid(CELL);
      for (const { box } of areaLabels) taken.add(box);
      for (const { x, y, r } of obstacles) taken.add(boxAt(x, y, 2 * r, 2 * r));
      const labels = [...areaLabels];
      let room = PLACE_NAMES_AT_MOST;
      for (const place of places) {
        if (room === 0) break;
        const box = placePoint(place, taken, frame.view);
        if (!box) continue;
        labels.push({ key: place.key, text: place.text, className: place.className, box });
        room -= 1;
      }
      write(labels, frame);
    }

    /** Bring the elements in line with the labels; what stays keeps its element. */
    function write(labels, frame) {
      const gone = new Map(written);
      for (const { key, text, className, box } of labels) {
        let element = written.get(key);
        if (!element) {
          element = document.createElement("span");
          written.set(key, element);
          pane.append(element);
        }
        gone.delete(key);
        if (element.textContent !== text) element.textContent = text;
        element.className = `datong-label ${className}`;
        const x = Math.round(box.left - frame.left + frame.layerCorner.x);
        const y = Math.round(box.top - frame.top + frame.layerCorner.y);
        element.style.transform = `translate(${x}px, ${y}px)`;
      }
      for (const [key, element] of gone) {
        element.remove();
        written.delete(key);
        sides.delete(key);
      }
    }

    /** Measure anew: another language, another theme. */
    function forget() {
      fonts.clear();
      widths.clear();
      choicesFor = null;
    }

    return { nameAreas, namePlaces, forget, texts: () => [...written.values()].map((element) => element.textContent) };
  };
})();
