"""The tests mirror `book/`; those of the built site are in `site/`."""
