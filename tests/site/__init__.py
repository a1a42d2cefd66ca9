"""Tests of the built site, in a browser, as a reader meets it."""
