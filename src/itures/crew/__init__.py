"""The crew: processes that do one thing to many items, whatever an item does to its process."""
