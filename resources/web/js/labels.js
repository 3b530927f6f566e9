/*
 * datong.createLabels: names on the map, none upon another, none upon a symbol.
 *
 * A greedy layout. Areas come first: each may choose among several spots inside its polygon and
 * keeps its choice while that spot is in view. Then the lines of the trays, which have room of their
 * own. Then places in order of weight: to the right, left, above, below or aslant, on the side where
 * they stood before if they can; upon a tray only where there is no other room. A name without room
 * is left out. Names are elements with a halo in a pane that takes no pointer events; one that stays
 * keeps its element. Boxes are world pixels.
 *
 *   rankAreas(areas, frame, key, sitedNear)  returns the best boxes of areas' names by their keys,
 *                whatever the view; found once for a `key` (zoom, what is shown, language)
 *     areas      [{key, text, className, spots: [[x, y], …] (world)}] most important first
 *     sitedNear  box → boxes of symbols that stay where they are
 *   nameAreas(areas, frame, {trays, chosen, symbols}) chooses the spots for the view: none upon the boxes of
 *                trays, and if it can be none upon those of what is selected
 *   namePlaces(places, {lines, symbols, trays}, frame)
 *     places     [{key, text, className, x, y, r, must, onTray}], heaviest first; `must`: where there
 *                is no room it stands where it covers least; `onTray`: it may cover trays
 *     lines      [{key, text, className, box, within}]: names that have their place; `within`: a box
 *                in which one moves to stay in view
 *     symbols    [{x, y, r}];  trays   boxes
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
    let best = new Map();
    let rankedFor = null;

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

    /** A text cut to a width, with its measures. */
    function shorten(text, className, most) {
      const whole = measure(text, className);
      if (whole.width <= most) return { text, ...whole };
      const signs = [...text];
      let kept = Math.floor((signs.length * most) / whole.width);
      while (kept > 1 && measure(`${signs.slice(0, kept).join("")}…`, className).width > most) kept -= 1;
      const cut = `${signs.slice(0, kept).join("")}…`;
      return { text: cut, ...measure(cut, className) };
    }

    /** The spots of an area's name, the one with least beneath first. */
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

    function rankAreas(areas, frame, key, sitedNear) {
      if (rankedFor !== key) {
        rankedFor = key;
        choices = new Map();
        best = new Map();
        for (const area of areas) {
          const boxes = ranked(area, frame, sitedNear, [...best.values()]);
          choices.set(area.key, { boxes, chosen: boxes[0] });
          if (boxes.length) best.set(area.key, boxes[0]);
        }
      }
      return best;
    }

    function nameAreas(areas, frame, { trays, chosen, symbols }) {
      const names = createGrid(CELL);
      for (const box of trays) names.add(box);
      const marked = createGrid(CELL);
      for (const box of chosen) marked.add(box);
      const beneath = createGrid(CELL);
      for (const box of symbols) beneath.add(box);
      const isOpen = (box) => isIn(box, frame.view) && !names.clashes(box) && !covered.clashes(box);
      covered = createGrid(CELL);
      const { left, top } = frame.view;
      for (const box of datong.boxesAtEdges(leafletMap)) {
        covered.add({ left: left + box.left, right: left + box.right, top: top + box.top, bottom: top + box.bottom });
      }
      areaLabels = [];
      for (const area of areas) {
        const box = standing(choices.get(area.key), isOpen, (each) => !marked.clashes(each), (each) => !beneath.clashes(each));
        if (!box || names.clashes(box) || covered.clashes(box) || isCut(box, frame.view)) continue;
        names.add(box);
        areaLabels.push({ key: area.key, text: area.text, className: area.className, box });
      }
    }

    /** The box of an area's name: of its open spots one apart from what is selected, or beside one. */
    function standing(choice, isOpen, isApart, isBare) {
      const open = choice.boxes.filter(isOpen);
      const apart = open.filter(isApart);
      const visible = apart.length ? apart : open;
      if (!visible.includes(choice.chosen) && visible.length) [choice.chosen] = visible;
      const aside = visible.length && !apart.length ? stepsFrom(choice.chosen).find((box) => isOpen(box) && isBare(box)) : null;
      return aside || choice.chosen;
    }

    /** Where a name steps aside from what is selected upon all of its spots. */
    function stepsFrom({ left, right, top, bottom }) {
      const [width, height] = [right - left, bottom - top];
      const steps = [[0, 1], [0, -1], [0, 2], [0, -2], [0.5, 0], [-0.5, 0], [0.5, 1], [-0.5, 1], [0.5, -1], [-0.5, -1]];
      return steps.map(([across, down]) => boxAt((left + right) / 2 + across * width, (top + bottom) / 2 + down * height, width, height));
    }

    function isIn(box, { left, top, width, height }) {
      return box.left >= left && box.right <= left + width && box.top >= top && box.bottom <= top + height;
    }

    /** Whether the edge of the view goes through a box. */
    function isCut(box, view) {
      const isOut = box.right < view.left || box.left > view.left + view.width || box.bottom < view.top || box.top > view.top + view.height;
      return !isOut && !isIn(box, view);
    }

    /** The boxes beside a symbol, by SIDES. */
    function boxesBeside({ x, y, r }, size) {
      const sideways = r + GAP + size.width / 2;
      const updown = r + 1 + size.height / 2;
      const slant = [r * 0.8 + size.width / 2, r * 0.8 + size.height / 2];
      return [
        [x + sideways, y],
        [x - sideways, y],
        [x, y - updown],
        [x, y + updown],
        [x + slant[0], y - slant[1]],
        [x + slant[0], y + slant[1]],
        [x - slant[0], y - slant[1]],
        [x - slant[0], y + slant[1]],
      ].map(([centerX, centerY]) => boxAt(centerX, centerY, size.width, size.height));
    }

    function placePoint(place, { taken, trays }, view) {
      const { key, must, onTray } = place;
      const tries = boxesBeside(place, measure(place.text, place.className));
      const before = sides.get(key);
      const order = before === undefined ? SIDES : [before, ...SIDES.filter((side) => side !== before)];
      const isFree = (side) => !taken.clashes(tries[side]) && !covered.clashes(tries[side]) && !isCut(tries[side], view);
      const free = order.filter(isFree);
      let side = free.find((each) => !trays.clashes(tries[each]));
      if (side === undefined && onTray) [side] = free;
      if (side === undefined && must) {
        const cost = tries.map((box) => overlap(box, taken.near(box)) + overlap(box, covered.near(box)) + 2 * cutOff(box, view));
        side = cost.indexOf(Math.min(...cost));
      }
      if (side === undefined) return null;
      sides.set(key, side);
      return taken.add(must ? pushedIn(tries[side], place, view) : tries[side]);
    }

    /** A box, moved off the view's edge if what it names is in view. */
    function pushedIn(box, { x, y }, view) {
      if (!isCut(box, view) || !isIn({ left: x, right: x, top: y, bottom: y }, view)) return box;
      const across = Math.max(0, view.left - box.left) - Math.max(0, box.right - view.left - view.width);
      const down = Math.max(0, view.top - box.top) - Math.max(0, box.bottom - view.top - view.height);
      return { left: box.left + across, right: box.right + across, top: box.top + down, bottom: box.bottom + down };
    }

    /** How much of a box lies beyond the view's edge. */
    function cutOff(box, { left, top, width, height }) {
      const view = { left, top, right: left + width, bottom: top + height };
      return (box.right - box.left) * (box.bottom - box.top) - overlap(box, [view]);
    }

    /** A line that has its place, moved along within its box to stay in view; null where it is cut. */
    function placeLine({ box, within }, { view }) {
      if (!within || !isCut(box, view)) return isCut(box, view) ? null : box;
      const width = box.right - box.left;
      const left = Math.min(Math.max(box.left, view.left), view.left + view.width - width);
      if (left < within.left || left + width > within.right) return null;
      const moved = { ...box, left, right: left + width };
      return isCut(moved, view) ? null : moved;
    }

    function namePlaces(places, { lines, symbols, trays }, frame) {
      const room = { taken: createGrid(CELL), trays: createGrid(CELL) };
      for (const { box } of areaLabels) room.taken.add(box);
      for (const { x, y, r } of symbols) room.taken.add(boxAt(x, y, 2 * r, 2 * r));
      for (const box of trays) room.trays.add(box);
      const labels = [...areaLabels];
      for (const line of lines) {
        const box = placeLine(line, frame);
        if (box && !covered.clashes(box)) labels.push({ ...line, box });
      }
      let left = PLACE_NAMES_AT_MOST;
      for (const place of places) {
        if (left === 0) break;
        const box = placePoint(place, room, frame.view);
        if (!box) continue;
        const className = room.trays.clashes(box) ? `${place.className} datong-label-raised` : place.className;
        labels.push({ key: place.key, text: place.text, className, box });
        left -= 1;
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
      rankedFor = null;
    }

    return { measure, shorten, rankAreas, nameAreas, namePlaces, forget, texts: () => [...written.values()].map((element) => element.textContent) };
  };
})();
