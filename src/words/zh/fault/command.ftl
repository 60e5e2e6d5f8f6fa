### What a command can be wrong about besides an instance.
