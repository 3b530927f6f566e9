"""Positions and their coordinates: frames, reading, writing, going there."""
