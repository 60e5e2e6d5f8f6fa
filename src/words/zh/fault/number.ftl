### Numbers and cells by themselves.
