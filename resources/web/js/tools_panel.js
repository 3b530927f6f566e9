/*
 * datong.createToolPanel: the line at the map's upper edge that says what a tool does and what it
 * has found; the cross in the map's middle for the keyboard. datong.createPin: a mark at a spot
 * that was looked up.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});

  function part(name, className, parent) {
    return L.DomUtil.create(name, className, parent);
  }

  function button(className, parent, act) {
    const made = part("button", className, parent);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  datong.createToolPanel = function createToolPanel(leafletMap, { onCopy, onClose }) {
    const container = leafletMap.getContainer();
    const box = part("div", "datong-tool", container);
    const words = part("div", "datong-tool-words", box);
    const first = part("div", "datong-tool-first", words);
    const title = part("strong", "", first);
    const hint = part("span", "", first);
    const figures = part("output", "datong-tool-figures", words);
    const copy = button("datong-tool-copy", box, onCopy);
    const close = button("datong-tool-close", box, onClose);
    const cross = part("div", "datong-cross", container);

    box.hidden = true;
    cross.hidden = true;
    cross.setAttribute("aria-hidden", "true");
    box.setAttribute("role", "status");
    close.textContent = "×";
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);

    function show({ title: name, hint: text, figures: told, canCopy }) {
      box.hidden = false;
      title.textContent = name;
      hint.textContent = text;
      figures.textContent = told;
      copy.textContent = datong.t("tool.copy");
      copy.title = datong.t("tool.copyTitle");
      copy.hidden = !canCopy;
      close.title = datong.t("tool.close");
      close.setAttribute("aria-label", datong.t("tool.close"));
    }

    return {
      show,
      hide() {
        box.hidden = true;
        cross.hidden = true;
      },
      setFigures(text) {
        figures.textContent = text;
      },
      showCross(isOn) {
        cross.hidden = !isOn;
      },
      state: () => ({
        title: box.hidden ? "" : title.textContent,
        hint: box.hidden ? "" : hint.textContent,
        figures: box.hidden ? "" : figures.textContent,
        hasCross: !cross.hidden,
      }),
    };
  };

  datong.createPin = function createPin(leafletMap) {
    const { svg } = datong.symbols;
    let marker = null;

    function remove() {
      if (!marker) return false;
      marker.remove();
      marker = null;
      return true;
    }

    /** Mark a spot, with its name beside it; null takes the mark away. */
    function set(position, text) {
      remove();
      if (!position) return;
      const picture = svg("svg", { width: 26, height: 34, viewBox: "-13 -32 26 34", "aria-hidden": "true" }, [
        svg("path", { d: "M0 0C-3-8-10-12-10-20A10 10 0 0 1 10-20C10-12 3-8 0 0Z", class: "datong-pin-body" }),
        svg("circle", { cx: 0, cy: -20, r: 3.6, class: "datong-pin-eye" }),
      ]);
      const icon = L.divIcon({ html: picture, className: "datong-pin", iconSize: [26, 34], iconAnchor: [13, 32] });
      const [lon, lat] = position;
      marker = L.marker([lat, lon], { icon, interactive: false, keyboard: false }).addTo(leafletMap);
      const words = document.createElement("span");
      words.textContent = text;
      marker.bindTooltip(words, { permanent: true, direction: "top", offset: [0, -32], className: "datong-tooltip datong-pin-name" });
    }

    return { set, remove };
  };
})();
