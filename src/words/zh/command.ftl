### The words of the command line: what every command and every argument is for.
