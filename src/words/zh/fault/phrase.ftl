### Parts of sentences: what a fault calls places, lists and words that are not ours.
