### instance.toml: its syntax, sections, keys and words.
