"""All the nouns: frozen classes without verbs. Offsets are code points of `Document.text`."""
