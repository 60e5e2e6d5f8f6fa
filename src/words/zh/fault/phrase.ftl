### 句子的一部分：错误如何称呼位置、列表和外来的词。

phrase-error = 错误
phrase-warning = 警告
phrase-headline = { $severity }[{ $code }]：{ $message }
phrase-field = （{ $field }）
phrase-helped = 建议：{ $help }
phrase-a-text = 文字
phrase-a-number = 数字
phrase-a-text-or-number = 文字或数字
phrase-row-of-sheet = ，工作表 `{ $sheet }` 第 { $row } 行
phrase-cell-of-sheet = ，工作表 `{ $sheet }` 单元格 { $cell }{ $row }
phrase-reason-not-there = 不存在
phrase-reason-not-allowed = 无权读取
phrase-reason-a-folder = 这是文件夹
phrase-reason-a-file = 这是文件
phrase-or-no-limit = ，或把单元格留空，表示该社没有自身的限额
phrase-perhaps = （最相近的是 { $word }）
phrase-of-cooperative = 合作社 `{ $id }` 的 { $column }
phrase-people-of = 合作社 `{ $id }` 的人数
phrase-all-promises = 承诺的补助金额
phrase-grants-so-far = 到此行为止的补助金额
phrase-column = 列 { $heading }
phrase-at-the-top = instance.toml 开头
phrase-anywhere = instance.toml 中
phrase-below = { $section } 之下
