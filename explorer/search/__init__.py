"""Searching places, facts and texts while a user types."""
