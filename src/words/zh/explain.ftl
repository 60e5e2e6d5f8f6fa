### The words of `explain`.
