// Lint rules of our own style sheets: the standard ones; each exception has its reason.
export default {
  extends: "stylelint-config-standard",
  rules: {
    "custom-property-empty-line-before": null, // colours stand in groups
    "declaration-empty-line-before": null,
    "rule-empty-line-before": null, // short rules stand together
    "declaration-block-single-line-max-declarations": 8, // so do they on one line
    "no-descending-specificity": null, // parts of the page stand in the page's order
    "function-disallowed-list": ["url"], // the page loads nothing
  },
};
