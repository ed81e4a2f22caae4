"""From paragraphs to the tree: masthead, clauses, lists, notes, annexes."""
