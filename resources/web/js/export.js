/*
 * The glue of the HTML export: search box, kinds, counties and list on the left, words on the right.
 *
 * One state {query, kinds, county, selected}; every change ends in `refresh`, which tells the map's
 * controller and draws the list. The data stand in <script id="datong-data">.
 */
(function () {
  "use strict";

  const datong = window.datong;
  const ROWS_AT_MOST = 400;

  /** The data of the page; large ones are packed (see geodata/exporting/html.py). */
  async function readData() {
    const block = document.getElementById("datong-data");
    if (block.type !== "application/gzip") return JSON.parse(block.textContent);
    const packed = Uint8Array.from(atob(block.textContent), (char) => char.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return await new Response(stream).json();
  }

  async function start() {
    const data = await readData();
    const { element } = datong;
    const kinds = new Map(data.kinds.map((kind) => [kind.id, kind]));
    const state = { query: "", kinds: new Set(kinds.keys()), county: null, selected: [] };
    const texts = searchTexts(data);
    const parts = buildFrame(data);
    const panel = datong.createExportPanel(parts.words, data, { onPlace: choose });
    let controller = null;

    function matches(place) {
      if (!state.kinds.has(place.kind)) return false;
      if (state.county !== null && !place.counties.includes(state.county)) return false;
      return state.query.split(/\s+/).every((word) => texts.get(place.id).includes(word));
    }

    function refresh() {
      const shown = data.places.filter(matches);
      controller.setFilter(shown.length === data.places.length ? null : shown.map(({ id }) => id));
      parts.count.textContent = `${shown.length} / ${data.places.length} 处`;
      parts.list.replaceChildren(...listRows(shown));
      mark();
    }

    /** Rows by county in the order of the map, then what is not on the map. */
    function listRows(shown) {
      const groups = new Map();
      for (const adcode of [...panel.countyNames.keys(), "outside"]) groups.set(adcode, []);
      for (const place of shown) {
        const adcode = groupOf(place);
        if (!groups.has(adcode)) groups.set(adcode, []);
        groups.get(adcode).push(place);
      }
      const titles = new Map([...panel.countyNames, ["1402", "全市范围（不落图）"], ["outside", "大同市外（不落图）"]]);
      const order = [...groups.keys()].sort((a, b) => rank(a) - rank(b));
      const rows = [];
      let room = ROWS_AT_MOST;
      for (const adcode of order) {
        const places = groups.get(adcode).sort(byWeight);
        if (!places.length || room === 0) continue;
        rows.push(element("h3", "", titles.get(adcode) || adcode, element("small", "", String(places.length))));
        rows.push(...places.slice(0, room).map(placeRow));
        room -= Math.min(room, places.length);
      }
      if (!shown.length) rows.push(element("p", "datong-empty", "没有符合条件的地点，请放宽筛选。"));
      if (shown.length > ROWS_AT_MOST) rows.push(element("p", "datong-empty", `只列出前 ${ROWS_AT_MOST} 处，请缩小范围。`));
      return rows;
    }

    /** A place over several counties stands under the one that is looked at, or else its first. */
    function groupOf(place) {
      if (place.precision === "outside") return "outside";
      return state.county !== null && place.counties.includes(state.county) ? state.county : place.counties[0];
    }

    function rank(adcode) {
      return { outside: 3, 1402: 2, 140271: 1 }[adcode] || 0;
    }

    function byWeight(a, b) {
      const core = Number(kinds.get(b.kind).core) - Number(kinds.get(a.kind).core);
      return core || b.facts - a.facts || b.mentions - a.mentions || (a.id < b.id ? -1 : 1);
    }

    function placeRow(place) {
      const look = datong.symbols.lookOf(place.precision);
      const row = element("button", "datong-row", datong.symbols.symbol(kinds.get(place.kind), look, { size: 12 }), element("span", "", place.name));
      row.type = "button";
      row.dataset.id = place.id;
      if (place.facts) row.append(element("small", "", `${place.facts} 条`));
      row.addEventListener("click", () => choose(place.id));
      row.addEventListener("mouseenter", () => controller.hover(place.id));
      row.addEventListener("mouseleave", () => controller.hover(null));
      return row;
    }

    function choose(id) {
      state.selected = [id];
      controller.select([id], { fly: true });
      panel.showPlaces([id]);
      mark();
      // On a phone the words stand below the list, out of sight.
      if (window.matchMedia("(width <= 720px)").matches) parts.words.scrollIntoView();
    }

    function chosenOnMap(ids) {
      state.selected = ids;
      if (ids.length) panel.showPlaces(ids);
      else panel.showCounty(state.county);
      mark();
      const row = parts.list.querySelector("[aria-current]");
      if (row) row.scrollIntoView({ block: "nearest" });
    }

    function chooseCounty(adcode) {
      state.county = adcode;
      state.selected = [];
      controller.select([]);
      controller.showCounty(adcode);
      panel.showCounty(adcode);
      refresh();
    }

    function mark() {
      for (const row of parts.list.querySelectorAll("[data-id]")) {
        row.toggleAttribute("aria-current", state.selected.includes(row.dataset.id));
      }
      parts.county.value = state.county || "";
    }

    function listen() {
      parts.search.addEventListener("input", () => {
        state.query = parts.search.value.trim().toLowerCase();
        refresh();
      });
      parts.county.addEventListener("change", () => chooseCounty(parts.county.value || null));
      for (const box of parts.boxes) {
        box.addEventListener("change", () => {
          if (box.checked) state.kinds.add(box.value);
          else state.kinds.delete(box.value);
          refresh();
        });
      }
    }

    const host = {
      onSelect: chosenOnMap,
      onHover() {},
      onCounty: (adcode) => panel.showCounty(adcode),
    };
    datong.boot({ data, host, options: { legendKinds: false } }).then((made) => {
      controller = made;
      listen();
      datong.createPrint(data, panel, () => data.places.filter(matches));
      panel.showCounty(null);
      refresh();
    });
  }

  /** What the search box looks through, by place: names, and the quotes of its facts. */
  function searchTexts(data) {
    const texts = new Map(data.places.map((place) => [place.id, [place.name, ...place.aliases]]));
    for (const fact of data.facts) {
      if (fact.place !== null) texts.get(fact.place).push(fact.metric, fact.quote);
    }
    return new Map([...texts].map(([id, words]) => [id, words.join("\n").toLowerCase()]));
  }

  function buildFrame(data) {
    const { element } = datong;
    const count = element("output", "datong-count");
    const search = element("input", "datong-search");
    search.type = "search";
    search.placeholder = "搜索地点或数据…";
    search.setAttribute("aria-label", "搜索地点或数据");
    const county = element("select", "datong-counties");
    county.setAttribute("aria-label", "县区");
    const counties = data.counties.features.map(({ properties }) => [properties.adcode, properties.name]);
    for (const [adcode, name] of [["", "全部县区"], ...counties, ["140271", "大同经开区"], ["1402", "全市范围"]]) {
      const option = element("option", "", name);
      option.value = adcode;
      county.append(option);
    }
    const boxes = [];
    const switches = data.kinds.map((kind) => {
      const box = element("input", "");
      box.type = "checkbox";
      box.checked = true;
      box.value = kind.id;
      boxes.push(box);
      const total = data.places.filter((place) => place.kind === kind.id).length;
      return element("label", "", box, datong.symbols.symbol(kind, "site", { size: 13 }), element("span", "", kind.label), element("small", "", String(total)));
    });
    const list = element("nav", "datong-list");
    list.setAttribute("aria-label", "地点");
    const facts = `${data.places.length} 处地点 · ${data.facts.length} 条数据 · ${data.documents.length} 篇文献`;
    const head = element("header", "datong-head", element("h1", "", data.about.title), element("p", "", facts));
    if (data.about.note) head.append(element("p", "datong-note", data.about.note));
    const review = data.about.review_number ? `审图号：${data.about.review_number}` : "内部工作用图";
    head.append(element("p", "", `${review} · 资料截至 ${data.about.changed}`));
    document.title = data.about.title;
    const filters = element("div", "datong-filters", search, county, element("div", "datong-kinds", ...switches), count);
    const words = element("aside", "datong-words");
    words.setAttribute("aria-live", "polite");
    document.body.classList.add("datong-export");
    document.body.prepend(head, element("div", "datong-side", filters, list));
    document.body.append(words);
    return { count, search, county, boxes, list, words };
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
