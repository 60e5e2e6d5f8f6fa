### The words of the summary.
