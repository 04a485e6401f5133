// What is drawn of a line: its colour, its numbers in words, its places along an axis.

const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
// What has no colour is that of the text, and fainter where it is a baseline's dashed line.
const isBaseline = line => !line.color && line.dashes.length > 0;
const color = line => isBaseline(line) ? css("--faint")
  : line.color && line.color !== "#000000" ? line.color : css("--text");

const number = value => {
  if (value === null || value === undefined) return "";
  if (value === 0) return "0";
  const size = Math.abs(value);
  return size >= 1e5 || size < 1e-3 ? value.toExponential(3).replace(/\.?0+e/, "e") : String(+value.toPrecision(4));
};

/** The ticks of a logarithmic axis: powers of ten, with 2 and 5 times those where there is room. */
const decades = (low, high) => {
  const from = Math.floor(Math.log10(low)), to = Math.ceil(Math.log10(high));
  const every = Math.ceil((to - from) / 10);
  const parts = to - from <= 3 ? [1, 2, 5] : [1];
  const ticks = [];
  for (let power = from; power <= to; power++) {
    if (power % every === 0) parts.forEach(part => ticks.push(+`${part}e${power}`));
  }
  return ticks.filter(tick => tick >= low && tick <= high);
};

const isCurve = line => line.kind === "curve" || line.kind === "steps";
const isDots = line => line.kind === "dots" || line.kind === "rings";

/** All places on the horizontal axis, each as often as the line that has it most often. */
const places = lines => {
  const most = new Map();
  for (const line of lines) {
    const own = new Map();
    if (line.kind !== "level") for (const x of line.x) own.set(x, (own.get(x) || 0) + 1);
    own.forEach((count, x) => most.set(x, Math.max(most.get(x) || 0, count)));
  }
  const sorted = [];
  [...most.keys()].sort((a, b) => a - b).forEach(x => {
    for (let i = 0; i < most.get(x); i++) sorted.push(x);
  });
  return sorted;
};

/** The values of a line at these places; undefined where it has none, null where it has a gap. */
const aligned = (line, xs) => {
  const values = new Array(xs.length);
  if (line.kind === "level") {
    if (xs.length) values[0] = values[xs.length - 1] = line.y[0];
    return values;
  }
  const free = new Map();
  for (let i = xs.length - 1; i >= 0; i--) free.set(xs[i], i);
  line.x.forEach((x, i) => {
    const at = free.get(x);
    values[at] = line.y[i];
    free.set(x, at + 1);
  });
  return values;
};
