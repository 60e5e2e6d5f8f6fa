### What support achieves, and curves that are given.
