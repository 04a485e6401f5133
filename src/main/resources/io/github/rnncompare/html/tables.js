// Tables: of the numbers behind a chart, of classes, and those of the report, which can be sorted.

const element = (tag, className, text) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
};

const tableOf = (header, rows) => {
  const table = element("table");
  const head = table.createTHead().insertRow();
  header.forEach((title, i) => {
    const cell = element("th", i > 0 ? "number" : "", title);
    cell.scope = "col";
    head.append(cell);
  });
  const body = table.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    row.forEach((value, i) => line.append(element("td", i > 0 ? "number" : "", value)));
  }
  return scrolled(table);
};

const scrolled = table => {
  const box = element("div", "table");
  box.tabIndex = 0;
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", words.table);
  if (table.parentNode) table.replaceWith(box);
  box.append(table);
  return box;
};

const classes = (root, data) => {
  root.append(element("p", "quantity", data.quantity), element("p", "note", data.note));
  const table = element("table", "classes");
  const head = table.createTHead().insertRow();
  for (const title of [`${words.actual} \\ ${words.predicted}`, ...data.classes]) {
    const cell = element("th", "", title);
    cell.scope = "col";
    head.append(cell);
  }
  const body = table.createTBody();
  data.cells.forEach((row, actual) => {
    const line = body.insertRow();
    const name = element("th", "", data.classes[actual]);
    name.scope = "row";
    line.append(name);
    row.forEach(([count, share], predicted) => {
      const cell = element("td", actual === predicted ? "right" : "");
      if (count > 0) {
        cell.append(String(count), element("small", "", `${Math.round(100 * share)} %`));
        cell.title = `${words.actual} ${data.classes[actual]}, ${words.predicted} ${data.classes[predicted]}`;
        // From white to a dark blue, with a text that can be read on each.
        const mix = (light, dark) => Math.round(light + (dark - light) * share);
        cell.style.background = `rgb(${mix(255, 0)}, ${mix(255, 73)}, ${mix(255, 128)})`;
        cell.style.color = share > 0.5 ? "#ffffff" : "#1b1f24";
      }
      line.append(cell);
    });
  });
  root.append(scrolled(table));
};

const NUMBER = /[-−+]?(\d[\d, ]*)?\.?\d+(e[-+]?\d+)?/i;
const key = text => {
  const found = NUMBER.exec(text.replace(/(\d),(?=\d{3})/g, "$1"));
  return found && found.index < 4 ? parseFloat(found[0].replace("−", "-")) : null;
};
const sortable = table => {
  const body = table.tBodies[0];
  if (!body || body.rows.length < 2 || !table.tHead) return;
  const original = [...body.rows];
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const title = head.textContent;
    if (!title) return;
    const button = element("button", "");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const next = {undefined: "ascending", ascending: "descending"}[head.getAttribute("aria-sort") ?? undefined];
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      let rows = original;
      if (next) {
        head.setAttribute("aria-sort", next);
        const cells = original.map(row => row.cells[column]?.textContent.trim() ?? "");
        const numbers = cells.every(text => text === "" || key(text) !== null);
        const order = original.map((row, i) => i).sort((a, b) => {
          const [p, q] = [cells[a], cells[b]];
          if (p === "" || q === "") return (p === "") - (q === "");
          const less = numbers ? key(p) - key(q) : p.localeCompare(q);
          return next === "ascending" ? less : -less;
        });
        rows = order.map(i => original[i]);
      }
      body.append(...rows);
    });
  });
};
