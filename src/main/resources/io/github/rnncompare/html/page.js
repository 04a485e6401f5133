// What this page does once it is there: it draws the charts from the numbers in it, and makes its
// tables sortable. The files before this one, in one scope with it, have the parts.

const read = id => JSON.parse(document.getElementById(id).textContent);
const charts = read("charts");
const words = read("words");
const drawn = [];

document.querySelectorAll("main table").forEach(table => {
  scrolled(table);
  sortable(table);
});
document.querySelectorAll("[data-chart]").forEach(root => {
  const title = root.dataset.title;
  for (const data of charts[root.dataset.chart] ?? []) {
    const panel = element("div", "panel");
    root.append(panel);
    if (data.classes) classes(panel, data);
    else drawn.push(new Axes(panel, data, title));
  }
});
document.querySelectorAll("[data-filter]").forEach(select => {
  select.addEventListener("change", () => {
    const chosen = [...document.querySelectorAll("[data-filter]")].filter(each => each.value);
    document.querySelectorAll("[data-tags]").forEach(card => {
      const tags = JSON.parse(card.dataset.tags);
      card.hidden = !chosen.every(each => tags.includes(each.value));
    });
  });
});
if ("watched" in document.documentElement.dataset) {
  const bar = element("p", "watched", words.watched);
  bar.setAttribute("role", "status");
  document.querySelector("main").prepend(bar);
  const version = document.documentElement.dataset.watched;
  let missed = 0;
  const timer = setInterval(async () => {
    try {
      const answer = await fetch("version", {cache: "no-store"});
      const now = await answer.text();
      if (answer.ok && now !== version) location.reload();
      missed = 0;
    } catch (error) {
      if (++missed < 3) return;
      clearInterval(timer);
      bar.textContent = words.ended;
    }
  }, 1000);
}
const redraw = () => drawn.forEach(chart => chart.draw());
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
addEventListener("beforeprint", () => {
  document.documentElement.dataset.print = "";
  redraw();
});
addEventListener("afterprint", () => {
  delete document.documentElement.dataset.print;
  redraw();
});
