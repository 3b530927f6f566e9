/*
 * datong.placeRows: places as a list of buttons with symbol and name, for what the map cannot show
 * where it is. `groups` are [{title, places}]; empty ones are left out, long ones are cut short.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const LISTED_AT_MOST = 200;

  function row(place, kind, { onSelect, onHover }) {
    const made = L.DomUtil.create("button", "datong-list-row");
    made.type = "button";
    made.dataset.id = place.id;
    const name = document.createElement("span");
    name.textContent = place.name;
    made.append(datong.symbols.symbol(kind, "county", { size: 11 }), name);
    made.addEventListener("click", () => onSelect([place.id]));
    if (onHover) {
      made.addEventListener("mouseenter", () => onHover(place.id));
      made.addEventListener("mouseleave", () => onHover(null));
    }
    return made;
  }

  function line(name, text) {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  datong.placeRows = function placeRows(groups, kinds, acts) {
    const byId = new Map(kinds.map((kind) => [kind.id, kind]));
    return groups
      .filter(({ places }) => places.length)
      .flatMap(({ title, places }) => {
        const made = places.slice(0, LISTED_AT_MOST).map((place) => row(place, byId.get(place.kind), acts));
        if (places.length > LISTED_AT_MOST) made.push(line("p", datong.t("unplacedMore", { n: places.length - LISTED_AT_MOST })));
        return [line("h2", title), ...made];
      });
  };

  /** Mark the rows of what is selected. */
  datong.markRows = function markRows(box, ids) {
    for (const one of box.querySelectorAll("[data-id]")) one.toggleAttribute("aria-current", ids.includes(one.dataset.id));
  };
})();
