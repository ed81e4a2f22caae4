"""Citations: found in one document, unfolded, bound to the texts they name."""
