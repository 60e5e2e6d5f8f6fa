### The words of `verify`.
