/*
 * datong.createTrays: places that are known to the county only, gathered in one spot of their county.
 *
 * No spot would say where they are, so at no zoom do they stand as if one did: each county has one
 * tray. Far out it is a hollow circle with their number; where the county has room for it on the
 * screen it opens (tray_plans.js) on a ground of its own with a line that says what it is. Where it
 * stands is for rooms.js. A place of several counties is in the tray of each.
 *
 * What a tray shows are items like those of clusters.js, `hollow` and with the county's number as
 * `group`; a number for a kind has that `kind`; the ground is an item too (`isGround`, `box` in
 * world pixels).
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  /** Further out a tray is a number, so that the whole prefecture stays legible. */
  const OPEN_ZOOM = 9.25;
  /** So many selected places stand by themselves beside a tray that shows no symbol of theirs. */
  const ANNEX_MOST = 6;
  /** How they are marked when there are several. */
  const SMALL = { halo: "small", r: 11 };
  /** More than a row of selected places can cover: so they stand in their own county if they can. */
  const ABROAD = 1e6;
  const NOWHERE = [];
  const CAPTION = "datong-label-tray";
  const NAME = "datong-label-place datong-label-look-county";
  const { boxAt } = datong.geometry;

  datong.createTrays = function createTrays({ base, clusters, labels, numberOf }) {
    const rooms = datong.createRooms(clusters, { nameWidth: ({ name }) => labels.measure(name, "datong-label-place").width });
    let places = [];
    let kinds = [];
    let groups = [];
    let all = [];
    let members = [];
    let laidFor = null;
    let trays = [];

    /** Take places and kinds; the counties are those of the base map. */
    function setData(next, nextKinds, mask) {
      places = next;
      kinds = nextKinds;
      const counties = base.grounds();
      rooms.setCounties(counties);
      all = counties.map(() => []);
      const known = new Map();
      groups = places.map(({ precision, counties: codes }) => {
        if (precision !== "county") return NOWHERE;
        const key = codes.join();
        if (!known.has(key)) known.set(key, base.numbersOf(codes));
        return known.get(key);
      });
      groups.forEach((own, number) => {
        for (const group of own) all[group - 1].push(number);
      });
      setMask(mask);
    }

    /** Let only these places through: one byte each in their order; null lets all through. */
    function setMask(mask) {
      members = mask === null ? all : all.map((numbers) => numbers.filter((number) => mask[number]));
      laidFor = null;
    }

    /** The places of a tray, by kind, those of which most is told first. */
    function listOf(group) {
      const order = new Map(kinds.map(({ id }, at) => [id, at]));
      return members[group - 1]
        .map((number) => places[number])
        .sort((one, other) => order.get(one.kind) - order.get(other.kind) || other.facts - one.facts || (one.id < other.id ? -1 : 1));
    }

    function countsOf(numbers) {
      const counts = new Map(kinds.map(({ id }) => [id, 0]));
      for (const number of numbers) counts.set(places[number].kind, counts.get(places[number].kind) + 1);
      return new Map([...counts].filter(([, count]) => count > 0));
    }

    /**
     * Lay the trays out once for a zoom and what is shown; `key` stands for both, `names` are the
     * boxes of the counties' names.
     */
    function prepare({ zoom, scale }, { level, names, key }) {
      if (laidFor === key) return;
      laidFor = key;
      rooms.prepare({ level, scale, names });
      trays = members.map((numbers, index) => layOut(index + 1, numbers, zoom, scale));
    }

    function layOut(group, numbers, zoom, scale) {
      const counts = countsOf(numbers);
      const tray = { group, count: numbers.length, mix: Object.fromEntries(counts), shown: new Set(numbers) };
      const open = zoom >= OPEN_ZOOM && numbers.length ? opened(tray, counts, scale) : null;
      if (open) return { ...tray, ...open };
      const r = numbers.length > 1 ? datong.symbols.clusterRadius(numbers.length, true) + 1 : datong.symbols.SIZES.county / 2 + 4;
      const tight = numbers.length > 1 ? datong.symbols.clusterRadius(numbers.length, true, true) + 1 : r;
      return { ...tray, form: "one", box: null, cells: [], ...rooms.spotFor(group, r, tight) };
    }

    function opened(tray, counts, scale) {
      const { group, count } = tray;
      const text = datong.t("trayCaption", { county: base.areaName(group), n: count });
      const caption = { text, ...labels.measure(text, CAPTION) };
      const ground = base.grounds()[group - 1].area.size * scale * scale;
      const plans = datong.trayPlans({
        size: count,
        places: () => listOf(group),
        counts,
        caption,
        measure: (name, most) => labels.shorten(name, NAME, most),
      });
      for (const { form, width, height, share, cells } of plans) {
        if (width * height > share * ground) continue;
        const at = rooms.roomFor(group, width, height);
        if (at) return { form, ...at, r: 0, box: boxAt(at.x, at.y, width, height), cells, caption };
      }
      return null;
    }

    /** The trays that a frame shows, with what is selected: places' numbers, and {halo, r} for them. */
    function within(frame, selected, mark) {
      const chosen = trays.map(() => new Set());
      for (const number of selected) for (const group of groups[number]) chosen[group - 1].add(number);
      return trays
        .filter((tray) => (tray.count || chosen[tray.group - 1].size) && isNear(tray, frame))
        .map((tray) => shownTray(tray, chosen[tray.group - 1], frame.scale, mark));
    }

    function isNear({ x, y, r, box }, { left, top, width, height }) {
      const { left: west, right: east, top: north, bottom: south } = box || boxAt(x, y, 2 * r + 240, 2 * r + 120);
      return east > left && west < left + width && south > top && north < top + height;
    }

    /** {ground, items, labels} of a tray; items from below, what is selected last. */
    function shownTray(tray, chosen, scale, mark) {
      const hasSymbols = tray.form === "names" || tray.form === "grid";
      const apart = [...chosen].filter((number) => !(hasSymbols && tray.shown.has(number)));
      const annexed = apart.length > ANNEX_MOST ? [] : apart;
      const isMarked = apart.length > annexed.length;
      const items = itemsOf(tray, leftIn(tray, annexed), isMarked).map((item) => withMark(item, chosen, mark));
      const annex = annexed.length ? annexOf(tray, annexed, items.length > 0, annexed.length > 1 ? SMALL : mark) : [];
      items.sort((one, other) => Number(Boolean(one.isSelected)) - Number(Boolean(other.isSelected)));
      const box = groundOf(tray, items, annex);
      const drawn = [...items, ...annex].map(({ x, y, ...item }) => ({
        ...item,
        hollow: true,
        group: tray.group,
        wx: x / scale,
        wy: y / scale,
      }));
      return { ground: box && groundItem(tray, box, scale, isMarked), items: drawn, labels: labelsOf(tray) };
    }

    /** How many of each kind a tray's numbers count: without those that stand beside it. */
    function leftIn({ mix, shown }, annexed) {
      const left = { ...mix };
      for (const number of annexed) if (shown.has(number)) left[places[number].kind] -= 1;
      return left;
    }

    function itemsOf(tray, left, isMarked) {
      if (tray.form === "one") return circle(tray, left, isMarked);
      const { box, group } = tray;
      return tray.cells.flatMap(({ place, kind, x, y }) => {
        const at = { x: box.left + x, y: box.top + y };
        if (place) return [{ ...at, ...single(place, group) }];
        const count = left[kind];
        return count ? [{ ...at, key: `tray/${group}/${kind}`, place: null, kind, count, mix: { [kind]: count }, r: 12 }] : [];
      });
    }

    function circle({ group, x, y, shown, isTight }, mix, isMarked) {
      const count = Object.values(mix).reduce((sum, some) => sum + some, 0);
      if (count === 0) return [];
      if (shown.size === 1) return [{ x, y, ...single(places[[...shown][0]], group) }];
      const r = datong.symbols.clusterRadius(count, true, isTight) + 1;
      return [{ x, y, key: `tray/${group}/all`, place: null, count, mix, r, isTight, isMarked }];
    }

    function single(place, group) {
      return { key: `${place.id}/${group}`, place, count: 1, mix: null, r: datong.symbols.SIZES.county / 2 };
    }

    function withMark(item, chosen, mark) {
      const isSelected = item.place !== null && chosen.has(numberOf(item.place));
      return isSelected ? { ...item, ...mark, isSelected } : item;
    }

    /** Selected places in a row beside a tray that does not show them, or where it would stand. */
    function annexOf({ group, x, y, r, box }, annexed, isBeside, mark) {
      const pitch = 2 * mark.r + 3;
      const [across, down] = [(pitch * annexed.length) / 2, mark.r + 3];
      const tray = box || boxAt(x, y, 2 * r, 2 * r);
      const rows = [
        { x, y: tray.bottom + down },
        { x, y: tray.top - down },
        { x: tray.right + 2 + across, y },
        { x: tray.left - 2 - across, y },
      ];
      const cost = rows.map((row) => rooms.costOf(boxAt(row.x, row.y, 2 * across, 2 * mark.r)) + (rooms.isIn(group, row) ? 0 : ABROAD));
      const middle = isBeside ? rows[cost.indexOf(Math.min(...cost))] : { x, y };
      return annexed.map((number, order) => ({
        ...single(places[number], group),
        ...mark,
        isSelected: true,
        x: middle.x + (order - (annexed.length - 1) / 2) * pitch,
        y: middle.y,
      }));
    }

    /** The ground below a tray: of an open one, and of single symbols, which else would stand for a position. */
    function groundOf({ box, x, y }, items, annex) {
      const edges = annex.map((one) => boxAt(one.x, one.y, 2 * one.r + 4, 2 * one.r + 4));
      if (box) edges.push(box);
      for (const one of box ? [] : items) if (one.place || annex.length) edges.push(boxAt(x, y, 2 * one.r + 9, 2 * one.r + 9));
      if (!edges.length) return null;
      return {
        left: Math.min(...edges.map(({ left }) => left)),
        right: Math.max(...edges.map(({ right }) => right)),
        top: Math.min(...edges.map(({ top }) => top)),
        bottom: Math.max(...edges.map(({ bottom }) => bottom)),
      };
    }

    function groundItem({ group, count, mix, form }, box, scale, isMarked) {
      const [wx, wy] = [(box.left + box.right) / 2 / scale, (box.top + box.bottom) / 2 / scale];
      return { key: `tray/${group}`, isGround: true, hollow: true, place: null, group, count, mix, form, box, wx, wy, r: 12, isMarked };
    }

    /** The line above an open tray, and the names in it: for the layout of labels. */
    function labelsOf({ group, box, caption, cells, form }) {
      if (!box) return [];
      const { PADDING } = datong.trayPlans;
      const top = box.top + PADDING - 2;
      const line = { left: box.left + PADDING, right: box.left + PADDING + caption.width, top, bottom: top + caption.height };
      const names = form === "names" ? cells : [];
      return [
        { key: `tray/${group}`, text: caption.text, className: CAPTION, box: line, within: box },
        ...names.map(({ place, text, x, y }) => {
          const from = box.left + x + 12;
          const half = text.height / 2;
          return { key: `${place.id}/${group}`, text: text.text, className: NAME, box: { left: from, right: from + text.width, top: box.top + y - half, bottom: box.top + y + half } };
        }),
      ];
    }

    /** Where a place would be found, in world coordinates: in the middle of each of its trays. */
    function spotsOf(number, { scale }) {
      return groups[number].map((group) => ({ x: trays[group - 1].x / scale, y: trays[group - 1].y / scale }));
    }

    return { setData, setMask, prepare, within, listOf, spotsOf };
  };
})();
