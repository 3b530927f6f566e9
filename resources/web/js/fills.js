/*
 * datong.createFills: the counties filled by a figure (a choropleth).
 *
 * A fill is "places" or "facts" (counted here, so that they follow the filter) or the id of one of
 * the metrics that come with the data (geodata/mapping/choropleth.py). Few values are told each by
 * itself; more are divided into classes by natural breaks (Jenks 1967), found exactly, as there are
 * ten counties, and moved within their gaps to the roundest number. A county without a figure has
 * none, which is not zero.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const CLASSES = 5;

  function spread(values, from, to) {
    const part = values.slice(from, to);
    const mean = part.reduce((sum, value) => sum + value, 0) / part.length;
    return part.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  }

  /** Where to cut sorted values into so many classes with the least spread within them. */
  function breaks(values, classes, from = 0) {
    if (classes === 1) return { cuts: [], cost: spread(values, from, values.length) };
    let best = { cuts: [], cost: Infinity };
    for (let cut = from + 1; cut <= values.length - classes + 1; cut += 1) {
      const rest = breaks(values, classes - 1, cut);
      const cost = spread(values, from, cut) + rest.cost;
      if (cost < best.cost) best = { cuts: [cut, ...rest.cuts], cost };
    }
    return best;
  }

  /** The roundest number above `low` and not above `high`; of several the one nearest the middle. */
  function roundBetween(low, high) {
    let power = Math.ceil(Math.log10(Math.max(Math.abs(low), Math.abs(high))));
    for (;;) {
      for (const digit of [10, 5, 2]) {
        const step = digit * 10 ** (power - 1);
        const [first, last] = [Math.floor(low / step) + 1, Math.floor(high / step)];
        const nearest = Math.min(last, Math.max(first, Math.round((low + high) / 2 / step)));
        if (first <= last) return Number((nearest * step).toPrecision(12));
      }
      power -= 1;
    }
  }

  /**
   * Classes of values from the lowest: [{least, greatest, from, to}]; equal values share one. From
   * `from` on, which is null in the first, and below `to`, null in the last; both null where each
   * value has a class of its own.
   */
  function classify(values) {
    const sorted = [...new Set(values)].sort((one, other) => one - other);
    if (sorted.length <= CLASSES) return sorted.map((value) => ({ least: value, greatest: value, from: null, to: null }));
    const { cuts } = breaks(sorted, CLASSES);
    const bounds = [null, ...cuts.map((cut) => roundBetween(sorted[cut - 1], sorted[cut])), null];
    const starts = [0, ...cuts, sorted.length];
    return Array.from({ length: CLASSES }, (_, order) => ({
      least: sorted[starts[order]],
      greatest: sorted[starts[order + 1] - 1],
      from: bounds[order],
      to: bounds[order + 1],
    }));
  }

  datong.classify = classify;

  /** A metric with its unit and period; its name is as the documents have it. */
  datong.metricTitle = function metricTitle(metric) {
    const { unit } = metric;
    const [title, period] = datong.language() === "en" ? [metric.titleEn, metric.periodEn] : [metric.title, metric.period];
    return period ? datong.t("metricPeriod", { title, unit, period }) : datong.t("metricTitle", { title, unit });
  };

  datong.createFills = function createFills() {
    let metrics = new Map();
    let counts = { places: new Map(), facts: new Map() };
    let chosen = null;
    let classes = [];
    let figures = new Map();

    function setMetrics(next) {
      metrics = new Map(next.map((metric) => [metric.id, metric]));
      if (chosen !== null && !has(chosen)) chosen = null;
      update();
    }

    function has(id) {
      return id === "places" || id === "facts" || metrics.has(id);
    }

    /** Count the shown places and their facts by county; every county of the map has a count. */
    function setPlaces(places, adcodes) {
      counts = { places: new Map(adcodes.map((code) => [code, 0])), facts: new Map(adcodes.map((code) => [code, 0])) };
      for (const place of places) {
        for (const code of place.counties) {
          if (!counts.places.has(code)) continue;
          counts.places.set(code, counts.places.get(code) + 1);
          counts.facts.set(code, counts.facts.get(code) + place.facts);
        }
      }
      update();
    }

    function choose(id) {
      chosen = id !== null && has(id) ? id : null;
      update();
    }

    function update() {
      figures = chosen === null ? new Map() : figuresOf(chosen);
      classes = classify([...figures.values()].map(({ number }) => number));
    }

    /** adcode → {number (in the metric's unit), text, short, notes} */
    function figuresOf(id) {
      if (id === "places" || id === "facts") {
        const key = id === "places" ? "placesOf" : "factsOf";
        return new Map([...counts[id]].map(([code, n]) => [code, { number: n, text: datong.t(key, { n }), short: String(n), notes: [] }]));
      }
      const { counties, unit: common, unitValue } = metrics.get(id);
      return new Map(
        Object.entries(counties).map(([code, { number, text, unit, period, source, quote }]) => {
          const notes = [period || datong.t("periodUnknown"), datong.t("quoteOf", { quote }), datong.t("sourceOf", { title: source })];
          return [code, { number: number / unitValue, text: `${text}${unit}`, short: unit === common ? text : `${text}${unit}`, notes }];
        }),
      );
    }

    function classOf({ number }) {
      return classes.findIndex(({ least, greatest }) => number >= least && number <= greatest);
    }

    /** The colours of the classes, spread over the whole scale however few they are. */
    function colours() {
      const scale = datong.theme.scale("fill", CLASSES);
      if (classes.length === 1) return [scale[2]];
      return classes.map((_, order) => scale[Math.round((order * (CLASSES - 1)) / (classes.length - 1))]);
    }

    /** A county's fill: undefined when none is chosen, null without a figure. */
    function colourOf(adcode) {
      if (chosen === null) return undefined;
      const figure = figures.get(adcode);
      return figure ? colours()[classOf(figure)] : null;
    }

    function title() {
      if (chosen === null) return "";
      return metrics.has(chosen) ? datong.metricTitle(metrics.get(chosen)) : datong.t(`fill.${chosen}`);
    }

    /** A class in words: its values as written where they are few, else its round bounds. */
    function rangeOf({ least, from, to }) {
      if (from !== null && to !== null) return datong.t("classRange", { from, to });
      if (from !== null) return datong.t("classFrom", { from });
      if (to !== null) return datong.t("classBelow", { to });
      const alike = [...figures.values()].filter(({ number }) => number === least);
      return [...new Set(alike.map(({ short }) => short))].join(" · ");
    }

    /** What the legend says: {title, note, rows: [{colour, text}]}, highest first; null without a fill. */
    function legend() {
      if (chosen === null) return null;
      const all = colours();
      const rows = classes.map((one, order) => ({ colour: all[order], text: rangeOf(one) }));
      const note = metrics.has(chosen) ? "" : datong.t("fillPlacesNote");
      return { title: title(), note, rows: rows.reverse(), hasGaps: metrics.has(chosen) };
    }

    /** What is told of a county under the pointer: {title, value, notes}, or null. */
    function describe(adcode) {
      if (chosen === null) return null;
      const figure = figures.get(adcode);
      return figure ? { title: title(), value: figure.text, notes: figure.notes } : { title: title(), value: datong.t("noFigure"), notes: [datong.t("noFigureTip")] };
    }

    return {
      setMetrics,
      setPlaces,
      choose,
      chosen: () => chosen,
      metrics: () => [...metrics.values()],
      colourOf,
      legend,
      describe,
      update,
    };
  };
})();
