"""The cross-reference report of a corpus: its data, and all that is made of them."""
