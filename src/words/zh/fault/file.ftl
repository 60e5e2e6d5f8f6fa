### Files and tables as such: what cannot be read, and shapes that no table has.
