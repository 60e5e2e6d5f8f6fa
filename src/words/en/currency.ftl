### Money's unit.

currency-cny = CNY
