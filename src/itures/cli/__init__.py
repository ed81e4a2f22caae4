"""The command line: read arguments, call the floors below, print."""
