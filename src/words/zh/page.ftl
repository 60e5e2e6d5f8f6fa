### The words of `report.html`.
