"""The map: its page (made by Folium), its data, and the files that the page loads.

The modules are imported one by one; none of them imports Folium on the way to a window.
"""
