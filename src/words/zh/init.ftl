### The words of `init`: the settings that it writes, and what it says.
