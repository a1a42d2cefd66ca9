"""A server for the built site, for this machine only."""

import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


def serve(site: Path, port: int) -> int:
    """Serve the folder `site` on 127.0.0.1 until interrupted; returns an exit status, 1 when it cannot start."""
    if not (site / "index.html").is_file():
        print(f"There is no built site in {site}. Run: make book", file=sys.stderr)
        return 1
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(SimpleHTTPRequestHandler, directory=str(site)))
    except OSError as error:
        print(f"Port {port} cannot be used ({error.strerror}). Choose another: make serve PORT={port + 1}", file=sys.stderr)
        return 1
    print(f"The book is at http://127.0.0.1:{server.server_address[1]}/  (Ctrl-C ends it)", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()
    return 0
