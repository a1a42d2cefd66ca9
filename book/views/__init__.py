"""Views: what a reader sees. Each is a file pair: Python for the static twin and the card, JavaScript for the live part."""
