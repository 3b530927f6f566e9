// Lint rules of our own scripts: everything that ESLint has is on; each exception has its reason.
import globals from "globals";
import js from "@eslint/js";

export default [
  { ignores: ["vendor/**", "node_modules/**"] },
  js.configs.all,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      // How long and how deep: the house's own numbers.
      complexity: ["error", 12],
      "max-depth": ["error", 3],
      "max-lines": ["error", { max: 400 }],
      "max-params": ["error", 7], // canvas functions take coordinates
      "max-lines-per-function": "off", // a module is one function that makes an object
      "max-statements": "off", // the same
      // Taste that we do not share.
      "arrow-body-style": "off",
      "capitalized-comments": "off",
      curly: ["error", "multi-line"],
      "func-names": "off", // the wrapper of a module has none
      "func-style": "off",
      "id-length": "off", // x and y
      "init-declarations": "off",
      "logical-assignment-operators": "off",
      "max-classes-per-file": "off",
      "new-cap": ["error", { capIsNewExceptions: ["Inverse", "InverseLine", "Position", "Polygon", "AddPoint", "Compute"] }], // GeographicLib's methods
      "no-bitwise": "off", // hashes and bit sets
      "no-continue": "off",
      "no-empty-function": "off", // callbacks that nobody has given
      "no-implicit-coercion": "off",
      "no-inline-comments": "off",
      "no-magic-numbers": "off",
      "no-multi-assign": "off",
      "no-negated-condition": "off",
      "no-nested-ternary": "error",
      "no-plusplus": "error",
      "no-ternary": "off",
      "no-undefined": "off",
      "no-underscore-dangle": ["error", { allow: ["_updateMetric", "_updateScale", "_getRoundNum", "_mScale", "_update"] }], // Leaflet's scale bar
      "no-use-before-define": ["error", { functions: false }], // the important function stands first
      "one-var": "off",
      "prefer-destructuring": "off",
      "prefer-named-capture-group": "off",
      "require-unicode-regexp": "off",
      "sort-keys": "off",
      "sort-vars": "off",
      "vars-on-top": "off",
      // Strings of documents must never become markup.
      "no-restricted-properties": [
        "error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({ property, message: "Use textContent." })),
      ],
    },
  },
  {
    files: ["js/**/*.js"],
    languageOptions: { sourceType: "script", globals: { ...globals.browser, L: "readonly", QWebChannel: "readonly", qt: "readonly" } },
  },
  {
    files: ["*.mjs"],
    languageOptions: { globals: globals.node },
  },
];
