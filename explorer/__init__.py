"""The desktop application: a Qt window around the Folium map and the panels beside it."""
