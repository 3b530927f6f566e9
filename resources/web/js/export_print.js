/*
 * datong.createPrint: the HTML export on paper. The map is printed as it stands on the screen, scaled
 * to the page; below it the places that the filter shows, with their figures and numbered quotes.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const PAGE_WIDTH_PX = 690;
  const MAP_HEIGHT_PX = 800;
  const PLACES_AT_MOST = 1000;

  datong.createPrint = function createPrint(data, panel, listShown) {
    const { element } = datong;
    const documents = new Map(data.documents.map((source, index) => [source.id, index + 1]));
    const kinds = new Map(data.kinds.map((kind) => [kind.id, kind.label]));
    const precisions = new Map(data.precisions.map((precision) => [precision.id, precision.label]));
    const map = document.querySelector("body > .folium-map");
    let sheet = null;
    let unfolded = [];

    function factLine(fact) {
      const period = fact.period ? `（${fact.period}）` : "";
      const number = element("sup", "", `[${documents.get(fact.document)}]`);
      return element("li", "", `${fact.metric}${period}：`, element("q", "", fact.quote), number);
    }

    function placeRow(place, facts) {
      const status = place.status ? `，${place.status}` : "";
      const where = `${kinds.get(place.kind)}，${panel.countyList(place)}，${precisions.get(place.precision)}${status}`;
      const figures = element("td", "");
      if (facts.length) figures.append(element("ul", "", ...facts.map(factLine)));
      return element("tr", "", element("th", "", place.name), element("td", "", where), figures);
    }

    /** The names of places of which no figure is told, a paragraph for each kind. */
    function kindLines(places) {
      return [...kinds].flatMap(([kind, label]) => {
        const names = places.filter((place) => place.kind === kind).map((place) => place.name);
        return names.length ? [element("p", "", element("b", "", `${label}：`), names.join("、"))] : [];
      });
    }

    function build() {
      const shown = listShown();
      const facts = new Map(shown.map((place) => [place.id, []]));
      for (const fact of data.facts) facts.get(fact.place)?.push(fact);
      const told = shown.filter((place) => facts.get(place.id).length);
      told.sort((one, other) => facts.get(other.id).length - facts.get(one.id).length);
      const rows = told.slice(0, PLACES_AT_MOST).map((place) => placeRow(place, facts.get(place.id)));
      const head = element("tr", "", ...["地点", "类别、县区、位置", "数据（原文）"].map((title) => element("th", "", title)));
      const sources = data.documents.map((source) => {
        const origin = [source.publisher, source.issued].filter(Boolean).join("，");
        return element("li", "", `《${source.title}》${origin}`);
      });
      const made = element(
        "section",
        "datong-print",
        element("h2", "", `地点与数据（${shown.length} 处）`),
        element("table", "", element("thead", "", head), element("tbody", "", ...rows)),
      );
      if (told.length > PLACES_AT_MOST) made.append(element("p", "", `只印前 ${PLACES_AT_MOST} 处，请先筛选。`));
      const named = shown.filter((place) => !facts.get(place.id).length);
      if (named.length) made.append(element("h2", "", `另提到（${named.length} 处）`), ...kindLines(named));
      made.append(element("h2", "", "文献"), element("ol", "", ...sources));
      return made;
    }

    function prepare() {
      finish();
      const { width, height } = map.getBoundingClientRect();
      map.style.setProperty("--print-width", `${width}px`);
      map.style.setProperty("--print-height", `${height}px`);
      map.style.setProperty("--print-zoom", String(Math.min(PAGE_WIDTH_PX / width, MAP_HEIGHT_PX / height)));
      sheet = build();
      document.body.append(sheet);
      // Paper cannot be unfolded: the legend and whose data these are stand on it.
      unfolded = [...map.querySelectorAll(".datong-legend:not([open]), .datong-sources:not([open])")];
      for (const box of unfolded) box.open = true;
    }

    function finish() {
      sheet?.remove();
      sheet = null;
      for (const box of unfolded) box.open = false;
      unfolded = [];
    }

    window.addEventListener("beforeprint", prepare);
    window.addEventListener("afterprint", finish);
  };
})();
