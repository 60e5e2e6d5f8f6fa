### `check` 的用语。

check-none = 没有错误
check-errors = { $errors } 处错误
check-warnings = { $warnings } 处警告
check-both = { $errors }，{ $warnings }
check-hidden = { $counted }；只列出前 { $shown } 处
