### Rules: their names, what they select, their limits.
