### Why there is no answer, or no better one.
