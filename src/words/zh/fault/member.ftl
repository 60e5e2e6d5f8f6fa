### Members, pass-through, and who is poor.
