"""Exports of a project; each is written to a temporary file and moved into place."""
