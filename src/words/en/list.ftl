### Between the parts of a list.

list-comma = ,{" "}
list-and = {" "}and{" "}
list-or = {" "}or{" "}
list-semicolon = {"; "}
