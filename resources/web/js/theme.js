/*
 * datong.theme: the map's colours for what is drawn on canvas, out of the CSS variables of
 * ../css/theme.css, so that light and dark stand in one place.
 */
(function () {
  "use strict";

  const datong = (window.datong = window.datong || {});
  const THEMES = ["light", "dark"];
  let known = new Map();
  let dark = document.documentElement.dataset.theme === "dark";

  /** Return the value of a variable: `colour("paper")` is that of `--datong-paper`. */
  function colour(name) {
    let value = known.get(name);
    if (value === undefined) {
      value = getComputedStyle(document.documentElement).getPropertyValue(`--datong-${name}`).trim();
      if (!value) throw new Error(`no colour: ${name}`);
      known.set(name, value);
    }
    return value;
  }

  datong.theme = {
    colour,
    isDark: () => dark,
    /** Several colours of one scale: `scale("tint", 6)` reads tint-0 to tint-5. */
    scale: (name, count) => Array.from({ length: count }, (_, step) => colour(`${name}-${step}`)),
    kindColour: (kind) => (dark ? kind.colourDark || kind.colour : kind.colour),
    set(name) {
      if (!THEMES.includes(name)) throw new Error(`no theme: ${name}`);
      document.documentElement.dataset.theme = name;
      dark = name === "dark";
      known = new Map();
    },
  };
})();
