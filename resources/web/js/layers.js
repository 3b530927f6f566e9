/*
 * datong.createSwitch: the layer switch at the map's edge: what fills the counties, what lies on
 * top. Every change goes to `onChange({fill})` or `onChange({layer, isOn})`; the switch shows what
 * the controller tells it by `show`.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const LAYERS = ["places", "placeNames", "seats", "neighbours", "rivers", "heat"];
  const FILLS = ["none", "places", "facts"];
  const NAMED_AT_MOST = 3;

  const Switch = L.Control.extend({
    options: { position: "topright" },
    onAdd() {
      this.box = L.DomUtil.create("details", "datong-box datong-layers");
      L.DomEvent.disableClickPropagation(this.box);
      L.DomEvent.disableScrollPropagation(this.box);
      return this.box;
    },
  });

  function heading(text) {
    const made = document.createElement("h2");
    made.textContent = text;
    return made;
  }

  function line(type, name, value, text, isOn) {
    const label = document.createElement("label");
    const box = document.createElement("input");
    const words = document.createElement("span");
    box.type = type;
    box.name = name;
    box.value = value;
    box.checked = isOn;
    words.textContent = text;
    label.append(box, words);
    return { label, box };
  }

  datong.createSwitch = function createSwitch(leafletMap, { onChange }) {
    const { box } = new Switch().addTo(leafletMap);

    function fillLines({ fill, metrics, figured }) {
      const isMetric = metrics.some(({ id }) => id === fill);
      const made = FILLS.map((id) => {
        const isOn = id === (fill === null ? "none" : fill);
        const one = line("radio", "datong-fill", id, datong.t(`fill.${id}`), isOn);
        one.box.addEventListener("change", () => onChange({ fill: id === "none" ? null : id }));
        return one.label;
      });
      return [heading(datong.t("fill")), ...made, metrics.length ? metricLine(metrics, fill, isMetric) : missing(figured)];
    }

    /** Why there are no metrics, and with which documents there would be some. */
    function missing(figured) {
      const names = figured.length > NAMED_AT_MOST ? datong.t("figuredMany", { n: figured.length }) : figured.join(datong.t("figuredJoin"));
      const key = ["figuredNone", "figuredOne"][figured.length] || "figuredSome";
      const note = document.createElement("p");
      note.textContent = datong.t(key, { names });
      return note;
    }

    function metricLine(metrics, fill, isMetric) {
      const one = line("radio", "datong-fill", "metric", datong.t("fillMetrics"), isMetric);
      const choice = document.createElement("select");
      choice.setAttribute("aria-label", datong.t("fillMetrics"));
      for (const metric of metrics) {
        const option = document.createElement("option");
        option.value = metric.id;
        option.textContent = datong.metricTitle(metric);
        choice.append(option);
      }
      if (isMetric) choice.value = fill;
      const tell = () => onChange({ fill: choice.value });
      choice.addEventListener("change", tell);
      one.box.addEventListener("change", tell);
      one.label.append(choice);
      return one.label;
    }

    function layerLines(layers) {
      const made = LAYERS.map((id) => {
        const one = line("checkbox", "datong-layer", id, datong.t(`layer.${id}`), layers[id]);
        one.box.addEventListener("change", () => onChange({ layer: id, isOn: one.box.checked }));
        return one.label;
      });
      return [heading(datong.t("overlays")), ...made];
    }

    /** {fill, metrics, figured: names of the counties with figures, layers: {places: true, …}} */
    function show(choice) {
      const focused = box.contains(document.activeElement) ? document.activeElement.value : null;
      const title = document.createElement("summary");
      title.textContent = datong.t("layers");
      box.replaceChildren(title, ...fillLines(choice), ...layerLines(choice.layers));
      // The keyboard stays on the line that it has just switched.
      const again = focused === null ? null : [...box.querySelectorAll("input, select")].find(({ value }) => value === focused);
      if (again) again.focus();
    }

    return { show };
  };
})();
