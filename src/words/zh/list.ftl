### Between the parts of a list.
