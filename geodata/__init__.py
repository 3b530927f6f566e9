"""Read documents about Datong, find the places and figures in them, and put them on a map.

The library behind Datong Explorer. Data run one way: `reading` → `extraction` → `geocoding` →
`project` → `mapping`, `exporting`; `ingest` is the whole of it in one function. Nothing here
knows Qt.
"""
