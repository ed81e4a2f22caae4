"""Grammars: from TOML files to compiled matchers. The only floor that imports pyparsing."""
