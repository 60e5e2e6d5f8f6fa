### The words of `generate`: what a made-up world takes from publications, and what it assumes.
