### The words of `allocation.xlsx`.
