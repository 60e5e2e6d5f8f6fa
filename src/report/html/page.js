"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const words = data.words, count = data.ids.length, PAGE = 25;
  const home = document.getElementById("cooperatives");
  const make = (tag, text, className) => {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    if (className) element.className = className;
    return element;
  };
  const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (all, key) => key in values ? values[key] : all);
  const grouped = (value, places) => {
    const [whole, rest] = value.toFixed(places).split(".");
    return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (rest ? "." + rest : "");
  };
  const price = (value) => {
    const size = Math.abs(value);
    return size >= 100 ? grouped(value, 1) : size >= 0.001 || size === 0 ? value.toFixed(4) : value.toExponential(3);
  };
  const grant = (at) => data.grants[at] * data.step;

  // Columns: what a cell says, and by what a line is sorted.
  const columns = [{ title: words.id, text: (at) => data.ids[at], sort: (at) => data.ids[at] }];
  if (data.names) columns.push({ title: words.name, text: (at) => data.names[at], sort: (at) => data.names[at] });
  for (const label of data.labels) {
    const text = (at) => label.values[label.each[at]];
    columns.push({ title: label.name, text, sort: text });
  }
  columns.push({ title: words.grant, text: (at) => grouped(grant(at), 0), sort: grant, figure: true });
  columns.push({ title: words.impact, text: (at) => grouped(data.impact[at], 2), sort: (at) => data.impact[at], figure: true });
  if (data.members) {
    [words.members, words.poor].forEach((title, which) => {
      const people = (at) => data.members[which][at];
      columns.push({ title, text: (at) => grouped(people(at), Number.isInteger(people(at)) ? 0 : 2), sort: people, figure: true });
    });
  }

  const state = { sort: columns.findIndex((column) => column.title === words.grant), down: true, page: 0, search: "", group: -1, open: -1 };
  let order = [], haystack = null;

  const sorted = () => {
    const column = columns[state.sort], way = state.down ? -1 : 1;
    const keys = Array.from({ length: count }, (_, at) => column.sort(at));
    const compare = column.figure ? (a, b) => keys[a] - keys[b] : (a, b) => keys[a] < keys[b] ? -1 : keys[a] > keys[b] ? 1 : 0;
    const all = Array.from({ length: count }, (_, at) => at);
    return all.sort((a, b) => way * compare(a, b) || a - b);
  };
  const found = () => {
    const asked = state.search.trim().toLowerCase(), group = data.labels[0];
    if (asked && !haystack) {
      const texts = columns.filter((column) => !column.figure);
      haystack = data.ids.map((_, at) => texts.map((column) => column.text(at)).join("\n").toLowerCase());
    }
    return sorted().filter((at) => (state.group < 0 || group.each[at] === state.group) && (!asked || haystack[at].includes(asked)));
  };

  const why = (at) => {
    const line = make("tr", undefined, "why"), cell = make("td");
    cell.colSpan = columns.length;
    const parts = data.prices.sets[data.prices.codes[at]].map(([row, part]) => [row, part]);
    for (const [row, each] of data.prices.columns) if (each[at] !== 0) parts.push([row, each[at]]);
    parts.sort((a, b) => a[0] - b[0]);
    const sum = parts.reduce((all, part) => all + part[1], 0);
    const reason = data.reasons[at];
    const jump = data.next_grants && data.next_grants[at], letters = jump ? words.whole_letters : words.letters;
    const letter = reason === undefined ? letters[Number(data.verdict[at])] : words.fixed_for;
    const who = data.names && data.names[at] || data.ids[at];
    const brings = data.next[at] === null ? "" : price(data.next[at]);
    cell.append(make("p", fill(letter, { who, grant: grouped(grant(at), 0), brings, price: price(sum), reason, next: jump ? grouped(jump * data.step, 0) : "" })));
    if (parts.length) {
      const table = make("table", undefined, "figures"), add = (name, part) => {
        const row = make("tr");
        row.append(make("td", name), make("td", price(part), "n"));
        table.append(row);
      };
      table.append(make("caption", words.price_heading));
      for (const [row, part] of parts) add(data.prices.rows[row], part);
      add(words.together, sum);
      cell.append(table);
    }
    line.append(cell);
    return line;
  };

  const tools = make("div", undefined, "tools"), search = make("input"), choice = make("select");
  search.type = "search"; search.placeholder = words.search; search.setAttribute("aria-label", words.search);
  const group = data.labels[0];
  if (group && group.values.length <= 500) {
    choice.setAttribute("aria-label", group.name);
    choice.append(new Option(fill(words.all, { column: group.name }), -1));
    group.values.forEach((value, code) => choice.append(new Option(value, code)));
  }
  const back = make("button", words.previous), on = make("button", words.next), where = make("span");
  back.type = on.type = "button"; where.setAttribute("aria-live", "polite");
  tools.append(search);
  if (choice.options.length) tools.append(choice);
  tools.append(back, where, on);
  const table = make("table", undefined, "list"), head = make("tr"), body = make("tbody");
  const buttons = columns.map((column, index) => {
    const cell = make("th", undefined, column.figure ? "n" : ""), button = make("button");
    button.type = "button";
    button.addEventListener("click", () => {
      state.down = state.sort === index ? !state.down : !!column.figure;
      state.sort = index;
      look();
    });
    cell.append(button); head.append(cell);
    return { cell, button };
  });
  table.append(make("thead"), body);
  table.tHead.append(head);
  const wide = make("div", undefined, "wide");
  wide.append(table);
  home.append(tools, wide);

  const draw = () => {
    const pages = Math.max(1, Math.ceil(order.length / PAGE));
    state.page = Math.min(Math.max(0, state.page), pages - 1);
    const from = state.page * PAGE, shown = order.slice(from, from + PAGE), lines = [];
    for (const at of shown) {
      const line = make("tr", undefined, "one");
      columns.forEach((column, index) => {
        const cell = make("td", undefined, column.figure ? "n" : "");
        if (index === 0) {
          const button = make("button", column.text(at));
          button.type = "button"; button.setAttribute("aria-expanded", state.open === at);
          cell.append(button);
        } else cell.textContent = column.text(at);
        line.append(cell);
      });
      line.addEventListener("click", () => { state.open = state.open === at ? -1 : at; draw(); });
      lines.push(line);
      if (state.open === at) lines.push(why(at));
    }
    body.replaceChildren(...lines);
    buttons.forEach(({ cell, button }, index) => {
      const active = index === state.sort;
      button.textContent = columns[index].title + (active ? (state.down ? " ↓" : " ↑") : "");
      cell.setAttribute("aria-sort", active ? (state.down ? "descending" : "ascending") : "none");
    });
    back.disabled = state.page === 0; on.disabled = state.page >= pages - 1;
    where.textContent = order.length ? fill(words.page, { from: grouped(from + 1, 0), to: grouped(from + shown.length, 0), count: grouped(order.length, 0) }) : words.none;
  };
  const look = () => { order = found(); state.page = 0; state.open = -1; draw(); };
  let waiting = 0;
  search.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(() => { state.search = search.value; look(); }, 120); });
  choice.addEventListener("change", () => { state.group = Number(choice.value); look(); });
  back.addEventListener("click", () => { state.page -= 1; draw(); });
  on.addEventListener("click", () => { state.page += 1; draw(); });
  look();
})();
