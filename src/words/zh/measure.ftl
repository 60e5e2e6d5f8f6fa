### Measures: as the column of a table says it, and what is divided by what.
