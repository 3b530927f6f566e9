"""The map page inside the window.

`scheme` names the app's own URL scheme and serves it, `site` says what lies there, `guard` keeps
everything else out, `javascript` is the one door to the page's script, `bridge` declares all
messages of both directions, and `panel` joins them to the state.
"""
