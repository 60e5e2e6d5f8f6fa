### The words of `frontier` and `target`.
