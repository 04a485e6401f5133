// A chart with axes. uPlot draws it; what it has not, bands, bars and baselines, is drawn over its
// canvas.

class Axes {
  constructor(root, data, title) {
    this.data = data;
    this.lines = data.lines;
    this.lines.forEach(line => { line.x = data.places[line.x]; });
    this.hidden = new Set();
    this.logarithmic = data.logarithmic;
    this.singles = false;
    this.xs = places(this.lines);
    this.names = data.names;
    root.append(element("p", "quantity", data.quantity));
    if (data.note) root.append(element("p", "note", data.note));
    root.append(this.controls());
    this.plot = element("div", "plot");
    this.plot.tabIndex = 0;
    this.plot.setAttribute("role", "img");
    this.plot.setAttribute("aria-label", `${title}: ${data.quantity}. ${words.keys}`);
    this.plot.addEventListener("keydown", event => this.key(event));
    this.readout = element("p", "readout", "");
    root.append(this.plot, this.readout, this.table());
    this.draw();
    new ResizeObserver(() => this.resize()).observe(this.plot);
  }

  shown(line) {
    return !this.hidden.has(line.name) && (line.kind !== "single" || this.singles);
  }

  controls() {
    const row = element("div", "controls");
    for (const name of new Set(this.lines.map(line => line.name))) {
      const button = this.button(name, true, pressed => {
        pressed ? this.hidden.delete(name) : this.hidden.add(name);
        this.draw();
      });
      button.prepend(this.sample(this.lines.find(line => line.name === name)));
      row.append(button);
    }
    const positive = this.lines.every(line => line.y.every(y => y === null || y > 0));
    if (!this.data.share && positive) {
      row.append(this.option(words.logarithmic, this.logarithmic, pressed => {
        this.logarithmic = pressed;
        this.draw();
      }));
    }
    if (this.lines.some(line => line.kind === "single")) {
      row.append(this.option(words.singles, false, pressed => {
        this.singles = pressed;
        this.draw();
      }));
    }
    // Where only a part is shown.
    this.part = [this.action(words.back, () => this.move(-1)),
      this.action(words.forward, () => this.move(1)), this.action(words.whole, () => this.draw())];
    this.showPart(false);
    row.append(...this.part);
    return row;
  }

  action(name, act) {
    const button = element("button", "option", name);
    button.type = "button";
    button.addEventListener("click", act);
    return button;
  }

  showPart(shown) {
    this.part.forEach(button => { button.hidden = !shown; });
  }

  /** Shows the part before or behind the one that is shown, half of it the same. */
  move(direction) {
    const {min, max} = this.uplot.scales.x;
    const room = direction < 0 ? this.start[0] - min : this.start[1] - max;
    const step = direction * Math.min((max - min) / 2, Math.abs(room));
    this.uplot.setScale("x", {min: min + step, max: max + step});
  }

  button(name, pressed, change) {
    const button = element("button", "", name);
    button.type = "button";
    button.setAttribute("aria-pressed", pressed);
    button.addEventListener("click", () => {
      const now = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", now);
      change(now);
    });
    return button;
  }

  option(name, pressed, change) {
    const button = this.button(name, pressed, change);
    button.className = "option";
    return button;
  }

  sample(line) {
    const make = (tag, attributes) => {
      const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
      Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
      return made;
    };
    const paint = line.color && line.color !== "#000000" ? line.color : "currentColor";
    const svg = make("svg", {viewBox: "0 0 30 10", "aria-hidden": "true"});
    svg.append(isDots(line)
      ? make("circle", {cx: 15, cy: 5, r: 4, fill: paint})
      : make("line", {x1: 0, x2: 30, y1: 5, y2: 5, stroke: paint, "stroke-width": 2.5,
          "stroke-dasharray": line.dashes.join(" ")}));
    return svg;
  }

  /** What the vertical axis covers, of what is shown between two places. */
  range(from, to) {
    let low = Infinity, high = -Infinity;
    const extra = [];
    const ok = y => y !== null && (!this.logarithmic || y > 0);
    for (const line of this.lines.filter(line => this.shown(line))) {
      line.y.forEach((y, i) => {
        const inside = line.kind === "level" || (line.x[i] >= from && line.x[i] <= to);
        if (!inside || !ok(y)) return;
        if (line.kind === "level" || line.kind === "single") {
          extra.push(y);
          return;
        }
        const own = [y, line.low && line.low[i], line.high && line.high[i]];
        for (const each of own) {
          if (each !== null && each !== undefined && ok(each)) {
            low = Math.min(low, each);
            high = Math.max(high, each);
          }
        }
      });
    }
    if (low > high) return this.logarithmic ? [0.1, 1] : [0, 1];
    const up = this.logarithmic ? Math.log10 : y => y;
    const down = this.logarithmic ? y => 10 ** y : y => y;
    let a = up(low), b = up(high);
    if (b - a < 1e-12 * Math.max(1, Math.abs(b))) {
      const half = this.logarithmic ? 0.2 : 0.1 * Math.abs(b) || 0.5;
      a -= half;
      b += half;
    }
    const length = b - a;
    extra.map(up).sort((p, q) => Math.abs(p - (a + b) / 2) - Math.abs(q - (a + b) / 2))
      .forEach(y => {
        if (Math.max(b, y) - Math.min(a, y) <= 2 * length) {
          a = Math.min(a, y);
          b = Math.max(b, y);
        }
      });
    const pad = 0.05 * (b - a);
    return [down(a - pad), down(b + pad)];
  }

  options(width) {
    const text = css("--text"), grid = css("--grid"), faint = css("--faint");
    const named = this.names.length > 0;
    const whole = this.xs.every(Number.isInteger);
    const first = this.data.first;
    const axis = {stroke: faint, grid: {stroke: grid, width: 1}, ticks: {stroke: grid, width: 1},
      font: "12px system-ui, sans-serif", labelFont: "13px system-ui, sans-serif"};
    const categories = named && this.lines.some(isDots) && this.names.length <= 40;
    const x = {...axis, grid: {show: false}, label: this.data.along || undefined, labelSize: 22,
      size: 34};
    if (categories) {
      x.splits = () => this.names.map((name, i) => first + i);
      x.values = (plot, splits) => splits.map(at => this.cut(this.names[at - first], width));
    } else if (named) {
      x.incrs = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000];
      x.space = 90;
      x.values = (plot, splits) => splits.map(at => this.names[at - first] || "");
    } else if (whole && !this.data.alongLogarithmic) {
      x.incrs = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 1e6];
    }
    const y = {...axis, size: 64, values: (plot, splits) => splits.map(at =>
      at === null ? "" : this.data.share ? `${+(100 * at).toFixed(1)} %` : number(at))};
    // uPlot's own ticks assume that a logarithmic axis begins at a power of ten.
    const ticks = {splits: (plot, i, low, high) => decades(low, high), filter: (plot, splits) => splits};
    if (this.logarithmic) Object.assign(y, ticks);
    if (this.data.alongLogarithmic) {
      Object.assign(x, ticks, {values: (plot, splits) => splits.map(number)});
    }
    return {
      width, height: Math.round(Math.max(220, Math.min(360, width * 0.5))),
      legend: {show: false},
      cursor: {drag: {x: !categories, y: false, setScale: true}, points: {show: false}},
      scales: {
        x: {time: false, distr: this.data.alongLogarithmic ? 3 : 1,
          range: (plot, low, high) => this.along(low, high, categories)},
        y: {distr: this.logarithmic ? 3 : 1,
          range: plot => this.range(plot.scales.x.min ?? -Infinity, plot.scales.x.max ?? Infinity)},
      },
      axes: [x, y],
      series: [{}].concat(this.lines.map(line => this.series(line))),
      hooks: {
        ready: [plot => { this.start = [plot.scales.x.min, plot.scales.x.max]; }],
        drawAxes: [plot => this.ranges(plot, true)],
        draw: [plot => this.ranges(plot, false)],
        setCursor: [plot => this.read(plot)],
        setScale: [(plot, scale) => { if (scale === "x") this.showPart(this.zoomed(plot)); }],
      },
    };
  }

  cut(name, width) {
    const most = Math.max(4, Math.floor((width - 70) / this.names.length / 7));
    return name.length > most ? name.slice(0, most - 1) + "…" : name;
  }

  along(low, high, categories) {
    if (categories) return [this.data.first - 0.5, this.data.first + this.names.length - 0.5];
    if (low === high) return this.data.alongLogarithmic ? [low / 2, low * 2] : [low - 1, high + 1];
    if (this.lines.some(isDots) && low === this.xs[0] && high === this.xs[this.xs.length - 1]) {
      const pad = 0.03 * (high - low);
      return this.data.alongLogarithmic ? [low / 1.15, high * 1.15] : [low - pad, high + pad];
    }
    return [low, high];
  }

  zoomed(plot) {
    const [low, high] = this.start;
    return low !== undefined && (plot.scales.x.min > low || plot.scales.x.max < high);
  }

  series(line) {
    const paint = color(line);
    const dots = isDots(line);
    const faint = line.kind === "single";
    const settings = {
      label: line.name, show: this.shown(line), stroke: faint ? paint + "66" : paint,
      width: faint ? 1 : isBaseline(line) ? 1.3 : 2, dash: faint ? undefined : line.dashes,
      points: {show: false},
    };
    if (line.kind === "steps") settings.paths = uPlot.paths.stepped({align: 1});
    if (dots || (line.kind === "curve" && line.x.length <= 12)) {
      settings.points = {show: true, size: line.kind === "rings" ? 14 : 8, width: 2,
        fill: line.kind === "rings" ? "transparent" : dots ? paint + "b0" : paint, stroke: paint};
    }
    if (dots) settings.paths = () => null;
    return settings;
  }

  draw() {
    const width = Math.max(240, Math.floor(this.plot.clientWidth));
    if (this.uplot) this.uplot.destroy();
    this.start = [];
    const values = [this.xs].concat(this.lines.map(line => {
      const own = aligned(line, this.xs);
      return this.logarithmic ? own.map(y => (y === undefined || y > 0 ? y : null)) : own;
    }));
    this.uplot = new uPlot(this.options(width), values, this.plot);
    this.width = width;
    this.showPart(false);
    this.readout.textContent = "";
  }

  resize() {
    const width = Math.max(240, Math.floor(this.plot.clientWidth));
    if (width !== this.width) this.draw();
  }

  /** Bands below the curves, bars over the dots. */
  ranges(plot, below) {
    const context = plot.ctx;
    context.save();
    context.beginPath();
    context.rect(plot.bbox.left, plot.bbox.top, plot.bbox.width, plot.bbox.height);
    context.clip();
    const x = at => plot.valToPos(at, "x", true);
    const y = at => plot.valToPos(this.logarithmic ? Math.max(at, 1e-300) : at, "y", true);
    for (const line of this.lines) {
      if (!line.low || !this.shown(line) || isCurve(line) !== below) continue;
      const known = line.x.map((at, i) => i).filter(i => line.low[i] !== null);
      if (below) {
        context.fillStyle = color(line) + "2a";
        context.beginPath();
        known.forEach((i, k) => context[k ? "lineTo" : "moveTo"](x(line.x[i]), y(line.high[i])));
        known.reverse().forEach(i => context.lineTo(x(line.x[i]), y(line.low[i])));
        context.fill();
      } else {
        context.strokeStyle = color(line);
        context.setLineDash([]);
        context.lineWidth = 2 * devicePixelRatio;
        known.forEach(i => {
          context.beginPath();
          context.moveTo(x(line.x[i]), y(line.low[i]));
          context.lineTo(x(line.x[i]), y(line.high[i]));
          context.stroke();
        });
      }
    }
    context.restore();
  }

  place(x) {
    const name = this.names[Math.round(x) - this.data.first];
    return name === undefined ? number(x) : name;
  }

  value(line, i) {
    const own = this.data.share ? `${+(100 * line.y[i]).toFixed(1)} %` : number(line.y[i]);
    const range = line.low && line.low[i] !== null
      ? this.data.share
        ? ` (${+(100 * line.low[i]).toFixed(1)} … ${+(100 * line.high[i]).toFixed(1)} %)`
        : ` (${number(line.low[i])} … ${number(line.high[i])})`
      : "";
    return own + range;
  }

  /** What is at the cursor: the values of all curves there, and the nearest of the markers. */
  read(plot) {
    const {left, top} = plot.cursor;
    if (left === undefined || left < 0) {
      this.readout.textContent = "";
      return;
    }
    const at = plot.posToVal(left, "x");
    const parts = [];
    let nearest = null, place = null;
    for (const line of this.lines.filter(line => this.shown(line))) {
      if (isCurve(line)) {
        let best = 0;
        line.x.forEach((x, i) => {
          if (Math.abs(x - at) < Math.abs(line.x[best] - at)) best = i;
        });
        if (line.y[best] !== null) {
          if (place === null || Math.abs(line.x[best] - at) < Math.abs(place - at)) {
            place = line.x[best];
          }
          parts.push(`${line.name} ${this.value(line, best)}`);
        }
      } else if (isDots(line)) {
        line.x.forEach((x, i) => {
          if (line.y[i] === null) return;
          const far = Math.hypot(plot.valToPos(x, "x") - left, plot.valToPos(line.y[i], "y") - top);
          if (nearest === null || far < nearest.far) nearest = {far, line, i};
        });
      }
    }
    if (nearest !== null && (parts.length === 0 || nearest.far < 20)) {
      const {line, i} = nearest;
      const named = this.names.length && this.place(line.x[i]) === line.name;
      parts.push([line.name, line.label, named ? "" : this.place(line.x[i]) + ":",
        this.value(line, i)].filter(part => part).join(" "));
    }
    this.readout.textContent =
      (place === null ? "" : `${this.data.along} ${this.place(place)}: `) + parts.join("; ");
  }

  key(event) {
    const plot = this.uplot;
    const steps = {ArrowLeft: -1, ArrowRight: 1}[event.key];
    const {min, max} = plot.scales.x;
    if (steps) {
      const inside = [...new Set(this.xs)].filter(x => x >= min && x <= max);
      const at = plot.cursor.left >= 0 ? plot.posToVal(plot.cursor.left, "x") : min;
      let now = 0;
      inside.forEach((x, i) => { if (Math.abs(x - at) < Math.abs(inside[now] - at)) now = i; });
      const next = inside[Math.max(0, Math.min(inside.length - 1,
        plot.cursor.left >= 0 ? now + steps : now))];
      plot.setCursor({left: plot.valToPos(next, "x"), top: plot.over.clientHeight / 2});
    } else if (event.key === "+" || event.key === "-") {
      const half = (max - min) * (event.key === "+" ? 0.25 : 1);
      const middle = plot.cursor.left >= 0 ? plot.posToVal(plot.cursor.left, "x") : (min + max) / 2;
      plot.setScale("x", {min: Math.max(this.start[0], middle - half),
        max: Math.min(this.start[1], middle + half)});
    } else if (event.key === "Escape" || event.key === "0") {
      this.draw();
    } else {
      return;
    }
    event.preventDefault();
  }

  /** The numbers behind the chart, made when they are asked for. */
  table() {
    const details = element("details");
    details.append(element("summary", "", words.values));
    details.addEventListener("toggle", () => {
      if (details.open && details.children.length === 1) details.append(this.values());
    });
    return details;
  }

  values() {
    const lines = this.lines.filter(line => line.kind !== "single");
    const rows = [];
    const header = [words.of, this.data.along || "", this.data.quantity];
    for (const line of lines) {
      line.x.forEach((x, i) => rows.push([[line.name, line.label].filter(part => part).join(", "),
        line.kind === "level" ? "" : this.place(x), this.value(line, i)]));
    }
    return tableOf(header, rows);
  }
}
