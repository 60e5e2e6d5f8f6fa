### 货币单位。

currency-cny = 元
