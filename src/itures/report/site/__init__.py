"""The report as web pages that open from a folder: no server, no network, no script to read."""
