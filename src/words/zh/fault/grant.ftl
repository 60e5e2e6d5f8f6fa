### The budget and what a cooperative may get.
