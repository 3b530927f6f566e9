/*
 * datong.trayPlans: the forms that an open tray may take, the richest first.
 *
 *   names   rows of symbol and name, for a few places
 *   grid    symbols side by side, by kind
 *   kinds   one symbol for each kind, and how many there are: a handful however many places
 *
 * Each form comes in several shapes, since counties do. A plan is {form, width, height, share,
 * cells: [{x, y, place | kind, count, text}]}: pixels, cells' middles from the tray's corner;
 * `share` is the part of the county's ground that it may take at most.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const PADDING = 7;
  const SHARES = { names: 0.16, grid: 0.22, kinds: 0.22 };

  const NAMES_AT_MOST = 30;
  const NAME_ROW = 21;
  const NAME_START = 14;
  const NAME_WIDTH = 172;
  const NAME_GAP = 12;
  const NAME_COLUMNS = [1, 2, 3];
  const NAME_ROWS_AT_MOST = 10;

  const GRID_AT_MOST = 120;
  const PITCH = 25;
  const GRID_RATIOS = [2.4, 1.4, 4, 0.8];

  const KIND_WIDTH = 50;
  const KIND_HEIGHT = 26;
  const KINDS_IN_A_ROW = 4;
  /** Below so many places a symbol for each is as small as a number for each kind. */
  const KINDS_FROM = 12;

  /** Widths of columns and their left edges for names filled in column by column. */
  function columnsOf(texts, rows) {
    const columns = [];
    let left = PADDING;
    for (let from = 0; from < texts.length; from += rows) {
      const width = NAME_START + Math.max(...texts.slice(from, from + rows).map((text) => text.width)) + 8;
      columns.push({ left, width });
      left += width + NAME_GAP;
    }
    return { columns, width: left - NAME_GAP + PADDING };
  }

  function* namesPlans(places, caption, measure) {
    if (places.length > NAMES_AT_MOST) return;
    const texts = places.map(({ name }) => measure(name, NAME_WIDTH));
    const tried = new Set();
    for (const wanted of NAME_COLUMNS) {
      const rows = Math.ceil(places.length / wanted);
      if (tried.has(rows) || rows > NAME_ROWS_AT_MOST) continue;
      tried.add(rows);
      const { columns, width } = columnsOf(texts, rows);
      const cells = places.map((place, order) => ({
        x: columns[Math.floor(order / rows)].left + 9,
        y: caption.height + PADDING + NAME_ROW * ((order % rows) + 0.5),
        place,
        count: 1,
        text: texts[order],
      }));
      yield plan("names", width, NAME_ROW * rows, cells, caption);
    }
  }

  /** Cells in rows from the left, of which the last may be short. */
  function* blockPlans(form, cells, caption, { across, down, rowLengths }) {
    for (const length of new Set(rowLengths)) {
      const placed = cells.map((cell, order) => ({
        ...cell,
        x: PADDING + across * ((order % length) + 0.5),
        y: caption.height + PADDING + down * (Math.floor(order / length) + 0.5),
      }));
      yield plan(form, 2 * PADDING + across * Math.min(length, cells.length), down * Math.ceil(cells.length / length), placed, caption);
    }
  }

  function plan(form, width, height, cells, caption) {
    const whole = Math.max(width, caption.width + 2 * PADDING);
    return { form, width: whole, height: height + caption.height + 2 * PADDING - 2, share: SHARES[form], cells };
  }

  function* gridPlans(places, caption) {
    if (places.length > GRID_AT_MOST) return;
    // No row is shorter than the line above it.
    const least = Math.floor(caption.width / PITCH);
    const rowLengths = GRID_RATIOS.map((ratio) => Math.max(least, Math.ceil(Math.sqrt(places.length * ratio))));
    const cells = places.map((place) => ({ place, count: 1 }));
    yield* blockPlans("grid", cells, caption, { across: PITCH, down: PITCH, rowLengths });
  }

  function* kindsPlans(counts, caption) {
    const cells = [...counts].map(([kind, count]) => ({ kind, count }));
    const one = cells.length;
    const half = Math.ceil(one / 2);
    const rowLengths = [...(one > KINDS_IN_A_ROW ? [half, one] : [one, half]), Math.ceil(one / 3), 2];
    yield* blockPlans("kinds", cells, caption, { across: KIND_WIDTH, down: KIND_HEIGHT, rowLengths });
  }

  /**
   * Plans for the places of a tray. `places()` lists them; `counts` tells how many there are of each
   * kind; `caption` is the size of the line above; `measure(text, most)` gives {text, width} of a
   * name that is cut to a width.
   */
  datong.trayPlans = function* trayPlans({ size, places, counts, caption, measure }) {
    if (size <= GRID_AT_MOST) {
      yield* namesPlans(places(), caption, measure);
      yield* gridPlans(places(), caption);
    }
    if (size >= KINDS_FROM) yield* kindsPlans(counts, caption);
  };

  datong.trayPlans.PADDING = PADDING;
})();
