"""Speed, measured beside named peers in the same run: `make bench`.

Nothing here passes or fails; it prints figures and ratios, so that they can be compared between
machines, and names the aim where an issue has set one.
"""
