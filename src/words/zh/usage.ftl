### 各命令参数的通用说明。

usage-usage = 用法：
usage-commands = 命令
usage-arguments = 参数
usage-options = 选项
usage-some-options = [选项]
usage-help = 显示帮助
usage-help-short = 显示帮助（用 '--help' 查看详情）
usage-help-long = 显示帮助（用 '-h' 查看摘要）
usage-help-command = 显示本帮助或指定命令的帮助
usage-version = 显示版本
usage-language = 面向人的文字所用的语言（默认：随系统环境，否则为英文）
usage-in-english = 英文（English）
usage-in-chinese = 简体中文
usage-values = 可选值：
usage-default = [默认：{ $value }]
usage-possible = [可选：{ $values }]
usage-value = - { $name }：{ $meaning }
