### What is said of arguments, of any command.

usage-usage = Usage:{" "}
usage-commands = Commands
usage-arguments = Arguments
usage-options = Options
usage-some-options = [OPTIONS]
usage-help = Print help
usage-help-short = Print help (see more with '--help')
usage-help-long = Print help (see a summary with '-h')
usage-help-command = Print this message or the help of the given subcommand(s)
usage-version = Print version
usage-language = The language of all words for people (default: the environment's, else English)
usage-in-english = English
usage-in-chinese = Simplified Chinese (简体中文)
usage-values = Possible values:
usage-default = [default: { $value }]
usage-possible = [possible values: { $values }]
usage-value = - { $name }: { $meaning }
