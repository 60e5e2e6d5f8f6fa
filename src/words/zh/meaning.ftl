### What there is, a line each: the words of `list`.
