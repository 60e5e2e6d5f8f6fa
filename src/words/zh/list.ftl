### 列举各项时中间的连接词。

list-comma = 、
list-and = 和
list-or = 或
list-semicolon = ；
