### Headings of tables.
