"""The whole book on paper and as an e-book, joined from the pages of the site: one EPUB, one PDF."""
