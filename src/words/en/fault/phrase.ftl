### Parts of sentences: what a fault calls places, lists and words that are not ours.

phrase-error = error
phrase-warning = warning
phrase-headline = { $severity }[{ $code }]: { $message }
phrase-field = {" "}({ $field })
phrase-helped = help: { $help }
phrase-a-text = a text
phrase-a-number = a number
phrase-a-text-or-number = a text or a number
phrase-row-of-sheet = , sheet `{ $sheet }`, row { $row }
phrase-cell-of-sheet = , sheet `{ $sheet }`, cell { $cell }{ $row }
phrase-reason-not-there = it is not there
phrase-reason-not-allowed = you may not read it
phrase-reason-a-folder = it is a folder
phrase-reason-a-file = it is a file
phrase-or-no-limit = , or leave the cell empty for no limit of its own
phrase-perhaps = {" "}(the nearest is { $word })
phrase-of-cooperative = { $column } of cooperative `{ $id }`
phrase-people-of = the people of cooperative `{ $id }`
phrase-all-promises = the yuan promised
phrase-grants-so-far = the yuan granted up to this line
phrase-column = column { $heading }
phrase-at-the-top = at the top of instance.toml
phrase-anywhere = in instance.toml
phrase-below = below { $section }
