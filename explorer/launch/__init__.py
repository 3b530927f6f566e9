"""The start of the program, and its end: application, window, page, panels, scripts."""
