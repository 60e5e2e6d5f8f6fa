### The words of `check`.
