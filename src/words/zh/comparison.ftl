### What `compare` says.
