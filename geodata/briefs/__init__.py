"""County summaries (县区摘要): what they say, apart from how they look.

- `content`: a summary as data, with every figure numbered and its quote at hand;
- `drawing`: the maps, as SVG;
- `pages`: the data set in type (PDF) by the templates in `resources/templates/`.
"""
