/*
 * datong.exportPanel: the panel with the words behind a symbol, in the HTML export.
 *
 * Every text of a document goes through textContent; the figure in a quote is marked by cutting the
 * quote in three at the offsets that the data give (code points, so the quote is cut as code points).
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});

  /** Return an element with a class, and children that are elements or texts. */
  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children.filter((child) => child !== null && child !== ""));
    return made;
  }

  datong.element = element;

  datong.createExportPanel = function createExportPanel(box, data, { onPlace }) {
    const documents = new Map(data.documents.map((source) => [source.id, source]));
    const places = new Map(data.places.map((place) => [place.id, place]));
    const kinds = new Map(data.kinds.map((kind) => [kind.id, kind]));
    const precisions = new Map(data.precisions.map((precision) => [precision.id, precision]));
    const countyNames = new Map(data.counties.features.map(({ properties }) => [properties.adcode, properties.name]));
    countyNames.set("1402", "大同市");
    countyNames.set("140271", "大同经开区");
    const factsByPlace = group(data.facts, (fact) => fact.place);
    const factsByCounty = group(
      data.facts.filter((fact) => fact.place === null),
      (fact) => fact.adcode,
    );

    function group(items, key) {
      const groups = new Map();
      for (const item of items) {
        if (!groups.has(key(item))) groups.set(key(item), []);
        groups.get(key(item)).push(item);
      }
      return groups;
    }

    function sourceLine(id) {
      const source = documents.get(id);
      const origin = [source.publisher, source.issued].filter(Boolean).join("，");
      return element("cite", "datong-source", `《${source.title}》`, origin ? element("span", "", origin) : null);
    }

    /** The quote in its surroundings, the figure marked. */
    function quotation(fact) {
      const letters = Array.from(fact.quote);
      const [start, end] = fact.figure;
      const quote = element(
        "span",
        "datong-quote",
        letters.slice(0, start).join(""),
        element("mark", "", letters.slice(start, end).join("")),
        letters.slice(end).join(""),
      );
      return element("blockquote", "", fact.before, quote, fact.after);
    }

    /** What stands before a value, and its unit, with the qualifier where the text has it: 超 5 亿元, 50 余家, 5 亿元以上. */
    function qualified({ qualifier, unit, quote, after, figure: [start, end] }) {
      const signs = [...quote];
      if (signs.slice(start, end).join("").includes(qualifier)) return ["", qualifier + unit];
      if ((signs.slice(end).join("") + after).startsWith(qualifier)) return ["", unit + qualifier];
      return [qualifier, unit];
    }

    function factCard(fact) {
      const figure = element("div", "datong-figure");
      const [before, unit] = qualified(fact);
      if (before) figure.append(element("small", "", before));
      figure.append(element("b", "", fact.value), element("span", "", unit));
      const title = element("div", "datong-metric", fact.metric);
      if (fact.period) title.append(element("span", "datong-period", fact.period));
      return element("article", "datong-fact", title, figure, quotation(fact), sourceLine(fact.document));
    }

    function mentionCard(mention) {
      const words = element("blockquote", "", mention.before, element("mark", "datong-name", mention.text), mention.after);
      return element("article", "datong-mention", words, sourceLine(mention.document));
    }

    function countyList(place) {
      if (place.precision === "outside") return "大同市外";
      return place.counties.map((adcode) => countyNames.get(adcode) || adcode).join("、");
    }

    function placeHead(place) {
      const kind = kinds.get(place.kind);
      const look = datong.symbols.lookOf(place.precision);
      const precision = precisions.get(place.precision);
      const name = element("h2", "", datong.symbols.symbol(kind, look, { size: 16 }), element("span", "", place.name));
      const where = [kind.label, countyList(place), place.status].filter(Boolean).join(" · ");
      const radius = place.uncertainty_m && look === "area" ? `，误差约 ${distance(place.uncertainty_m)}` : "";
      const head = element("header", "datong-place-head", name, element("p", "", where));
      head.append(element("p", `datong-precision datong-precision-${look}`, `${precision.label}${radius}：${precision.hint}`));
      if (place.aliases.length) head.append(element("p", "datong-aliases", `又作：${place.aliases.join("、")}`));
      return head;
    }

    function distance(metres) {
      return metres < 1000 ? `${Math.round(metres)} 米` : `${Math.round(metres / 100) / 10} 公里`;
    }

    function evidence(place) {
      if (!place.evidence.length) return null;
      const lines = place.evidence.map((sentence) => element("li", "", sentence));
      return element("details", "datong-evidence", element("summary", "", "定位依据"), element("ul", "", ...lines));
    }

    function section(title, cards) {
      if (!cards.length) return null;
      return element("section", "", element("h3", "", `${title} `, element("small", "", String(cards.length))), ...cards);
    }

    function placePage(place) {
      const facts = (factsByPlace.get(place.id) || []).map(factCard);
      const mentions = place.excerpts.map(mentionCard);
      return element("div", "datong-page", placeHead(place), evidence(place), section("数据", facts), section("文中提到", mentions));
    }

    function show(pages) {
      box.replaceChildren(...pages.filter(Boolean));
      box.scrollTop = 0;
    }

    function showPlaces(ids) {
      show(ids.map((id) => placePage(places.get(id))));
    }

    /** A county's own figures; without a county those of the city, and the documents. */
    function showCounty(adcode) {
      const facts = factsByCounty.get(adcode || "1402") || [];
      const name = countyNames.get(adcode || "1402");
      const head = element("header", "datong-place-head", element("h2", "", element("span", "", name)));
      if (!adcode) {
        head.append(element("p", "", "点选地图上的符号或左侧的地点，在此查看其数据、原文与出处；点选县区查看该县区的数据。"));
      }
      const sources = data.documents.map((source) => element("article", "datong-document", sourceLine(source.id)));
      const page = element("div", "datong-page", head, adcode ? null : section("文献", sources), section(adcode ? "本县区数据" : "全市数据", facts.map(factCard)));
      if (adcode && !facts.length) page.append(element("p", "datong-empty", "文献中没有直接关于本县区整体的数据。"));
      show([page]);
    }

    box.addEventListener("click", (event) => {
      const link = event.target.closest("[data-place]");
      if (link) onPlace(link.dataset.place);
    });

    return { showPlaces, showCounty, countyNames, countyList };
  };
})();
