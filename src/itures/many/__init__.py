"""Many files at once: `parse_many`, and results in files that a break does not spoil."""
