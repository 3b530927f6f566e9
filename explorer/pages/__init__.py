"""Texts of documents as pages of a text view: paragraphs, offsets."""
