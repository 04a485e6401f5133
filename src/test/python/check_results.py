"""Computes every number of summary.csv, sweep_summary.csv, comparisons.csv and scores.csv again.

It reads only what a run itself writes (spec.yaml, trials.csv, losses.csv, baselines.csv, costs.csv and
those of the sweep), uses SciPy, and shares no code with rnn-compare.

    python3 src/test/python/check_results.py results

needs Python 3.10, NumPy, SciPy and PyYAML. It prints each number that differs, and ends with 1 if any does.
"""

import csv
import math
import sys
from pathlib import Path

import numpy as np
import yaml
from scipy import stats

TOLERANCE = 1e-7
LEVEL = 0.05


def rows(file):
    if not file.exists():
        return []
    with open(file, newline="", encoding="utf-8") as text:
        return list(csv.DictReader(text))


def number(text):
    return None if text == "" else float(text)


def configuration(row, keys):
    return tuple(row[key] for key in keys)


class Differences:
    """Counts numbers, and prints those that differ."""

    def __init__(self):
        self.numbers = 0
        self.wrong = 0

    def compare(self, where, column, found, expected):
        self.numbers += 1
        same = (
            found == expected
            if found is None or expected is None or isinstance(expected, str)
            else math.isclose(found, expected, rel_tol=TOLERANCE, abs_tol=1e-12)
        )
        if not same:
            self.wrong += 1
            print(f"{where}: {column} is {found}, expected {expected}")


# ---------------------------------------------------------------- statistics


def t_interval(values):
    if len(values) < 4:
        return None
    if len(set(values)) == 1:
        return values[0], values[0]
    mean, reach = np.mean(values), stats.t.ppf(0.975, len(values) - 1) * stats.sem(values)
    return mean - reach, mean + reach


def median_interval(values):
    n = len(values)
    k = max((k for k in range(1, n // 2 + 1) if stats.binom.cdf(k - 1, n, 0.5) <= 0.025), default=0)
    ordered = sorted(values)
    return (ordered[k - 1], ordered[n - k]) if k else None


def interquartile_mean(values):
    ordered, n = sorted(values), len(values)
    weights = [max(0.0, min(i + 1, 0.75 * n) - max(i, 0.25 * n)) for i in range(n)]
    return sum(w * v for w, v in zip(weights, ordered)) / (n / 2)


def wilson(successes, n):
    if n == 0:
        return 0.0, 1.0
    found = stats.binomtest(successes, n).proportion_ci(0.95, method="wilson")
    return (0.0 if successes == 0 else found.low), (1.0 if successes == n else found.high)


def squares(values):
    return sum((v - np.mean(values)) ** 2 for v in values) if len(values) else 0.0


def is_cut(values, gap):
    n = len(values)
    if n < 6:
        return False
    v = sorted(values)
    cut = min(range(1, n), key=lambda i: squares(v[:i]) + squares(v[i:]))
    within = squares(v[:cut]) + squares(v[cut:])
    return within <= min(0.10, 0.02 * (n - 5)) * squares(v) and v[cut] - v[cut - 1] >= gap


def has_lumps(values, higher, ratios):
    if ratios:
        return is_cut([math.log10(v) for v in values], math.log10(2))
    ends = [1.0, 0.0] if higher else [0.0]
    return is_cut(values, 0.1) or any(
        len(values) >= 6
        and 2 * sum(v == end for v in values) >= len(values)
        and any(abs(v - end) >= 0.2 for v in values)
        for end in ends
    )


def on_a_grid(first, second):
    """Differences as multiples of 1e-9 of the largest value; infinite ones stay."""
    finite = [abs(v) for v in [*first, *second] if math.isfinite(v)]
    unit = max(finite, default=0) * 1e-9 or 1.0
    return unit, [0.0 if a == b else (a - b if math.isinf(a - b) else round((a - b) / unit)) for a, b in zip(first, second)]


def signed_rank(differences):
    """Positive and negative rank sums, and the p-value (Pratt), by the distribution of all signs."""
    if not differences:
        return 0.0, 0.0, 1.0
    ranks = stats.rankdata([abs(d) for d in differences])
    positive = sum(r for r, d in zip(ranks, differences) if d > 0)
    negative = sum(r for r, d in zip(ranks, differences) if d < 0)
    signed = [r for r, d in zip(ranks, differences) if d != 0]
    if len(signed) > 50:
        sd = math.sqrt(sum(r * r for r in signed)) / 2
        return positive, negative, min(1.0, 2 * stats.norm.cdf(min(positive, negative), sum(signed) / 2, sd))
    chances = np.ones(1)
    for rank in signed:
        step = int(round(2 * rank))
        longer = np.zeros(len(chances) + step)
        longer[: len(chances)] += chances / 2
        longer[step:] += chances / 2
        chances = longer
    tail = chances[: int(round(2 * min(positive, negative))) + 1].sum()
    return positive, negative, min(1.0, 2 * tail)


def hodges_lehmann(unit, differences):
    """The estimate and the shifts that the test does not refuse, by trying all."""
    if not any(math.isfinite(d) for d in differences):
        return None, None, None
    fourfold = [4 * d for d in differences]
    means = sorted(
        m for i, a in enumerate(fourfold) for b in fourfold[: i + 1] if not math.isnan(m := (a + b) / 2)
    )
    estimate = float(np.median(means))
    estimate = estimate * unit / 4 if math.isfinite(estimate) else None
    if len(differences) < 6:
        return estimate, None, None

    def accepted(shift):
        return signed_rank([d - shift for d in fourfold])[2] > LEVEL

    shifts = sorted({m for m in means if math.isfinite(m)})

    def first(ordered, sign):
        if accepted(ordered[0] - sign):
            return None
        for i, shift in enumerate(ordered):
            beyond = ordered[i + 1] if i + 1 < len(ordered) else shift + 2 * sign
            if accepted(shift) or accepted((shift + beyond) / 2):
                return shift * unit / 4
        return ordered[-1] * unit / 4

    return estimate, first(shifts, 1), first(shifts[::-1], -1)


def holm(p_values):
    order = sorted(range(len(p_values)), key=lambda i: p_values[i])
    adjusted, least = [0.0] * len(p_values), 0.0
    for k, i in enumerate(order):
        least = max(least, min(1.0, (len(p_values) - k) * p_values[i]))
        adjusted[i] = least
    return adjusted


# ---------------------------------------------------------------- a run

COLUMNS = (
    "architecture engine hidden_size parameters seed status epochs final_train_loss best_epoch"
    " best_validation_loss test_loss metric metric_better test_metric message"
).split()
MEASURES = ["final_train_loss", "best_validation_loss", "test_loss", "test_metric"]


class Run:
    def __init__(self, folder):
        self.folder = folder
        self.spec = yaml.safe_load((folder / "spec.yaml").read_text(encoding="utf-8"))
        self.trials = rows(folder / "trials.csv")
        self.losses = rows(folder / "losses.csv")
        self.baselines = rows(folder / "baselines.csv")
        self.sweep_trials = rows(folder / "sweep_trials.csv")
        self.sweep_losses = rows(folder / "sweep_losses.csv")
        self.costs = rows(folder / "costs.csv")
        self.higher = any(t["metric_better"] == "higher" for t in self.trials)
        self.architectures = list(dict.fromkeys(t["architecture"] for t in self.trials))
        self.measures = [m for m in MEASURES if any(self.value(t, m) is not None for t in self.trials)]
        self.measures = self.measures or MEASURES[:1]

    def is_higher(self, measure):
        return measure == "test_metric" and self.higher

    @staticmethod
    def value(trial, measure):
        found = number(trial.get(measure, ""))
        return found if trial["status"] == "ok" and found is not None and math.isfinite(found) else None

    def values(self, trials, measure):
        return [v for t in trials if (v := self.value(t, measure)) is not None]

    def has_ratios(self, trials, measure):
        return not self.is_higher(measure) and all(v > 0 for v in self.values(trials, measure))

    def of(self, architecture):
        return [t for t in self.trials if t["architecture"] == architecture]

    def lumps(self, groups, trials, measure):
        ratios = self.has_ratios(trials, measure)
        return any(has_lumps(self.values(g, measure), self.is_higher(measure), ratios) for g in groups)

    def centre(self, measure):
        lumps = self.lumps([self.of(a) for a in self.architectures], self.trials, measure)
        return "mean" if self.is_higher(measure) and not lumps else "median"

    def score(self, architecture, measure):
        values = self.values(self.of(architecture), measure)
        return float(np.mean(values) if self.centre(measure) == "mean" else np.median(values)) if values else None

    def cost(self, trial, measure):
        """Lower is better; infinite if it diverged, None if it failed."""
        if trial["status"] == "failed":
            return None
        value = self.value(trial, measure)
        return math.inf if value is None else (-value if self.is_higher(measure) else value)

    # -- success

    def reached(self, value):
        (target, least) = next(iter(self.spec["target"].items()))
        return value is not None and (value >= least if target == "metric" and self.higher else value <= least)

    def success(self, trials, losses, on_test, keys):
        target = next(iter(self.spec["target"]))
        column = {"train_loss": "train_loss", "validation_loss": "validation_loss", "metric": "validation_metric"}[target]
        counted = [t for t in trials if t["status"] != "failed"]
        by_trial = {}
        for row in losses:
            by_trial.setdefault((row["architecture"], configuration(row, keys), row["seed"]), []).append(row)
        successes, epochs = 0, []
        for trial in counted:
            own = by_trial.get((trial["architecture"], configuration(trial, keys), trial["seed"]), [])
            if target == "train_loss":
                value = number(trial["final_train_loss"])
            elif on_test:
                value = number(trial["test_metric" if target == "metric" else "test_loss"])
            elif target == "validation_loss":
                value = number(trial["best_validation_loss"])
            else:
                value = next((number(r[column]) for r in own if r["epoch"] == trial["best_epoch"]), None)
            ok = trial["status"] == "ok"
            successes += ok and self.reached(value)
            first = min((int(r["epoch"]) for r in own if self.reached(number(r[column]))), default=math.inf)
            epochs.append(first if ok else math.inf)
        median = float(np.median(epochs)) if epochs else math.inf
        low, high = wilson(successes, len(counted))
        share = successes / len(counted) if counted else None
        return successes, share, low, high, median if math.isfinite(median) else None

    # -- summaries

    def statistics(self, values, higher, ratios, lumps):
        if not values:
            return dict.fromkeys(["mean", "sd", "median", "median_low", "median_high", "interquartile_mean",
                                  "interval_low", "interval_high", "geometric_mean", "geometric_low",
                                  "geometric_high", "best", "worst"])
        middle = median_interval(values) or (None, None)
        interval = None if ratios or lumps else t_interval(values)
        if interval:
            interval = tuple(min(max(end, 0.0), 1.0 if higher else math.inf) for end in interval)
        logs = [math.log(v) for v in values] if ratios else []
        geometric = None if lumps or not ratios else t_interval(logs)
        return {
            "mean": float(np.mean(values)),
            "sd": float(np.std(values, ddof=1)) if len(values) > 1 else None,
            "median": float(np.median(values)),
            "median_low": middle[0],
            "median_high": middle[1],
            "interquartile_mean": interquartile_mean(values),
            "interval_low": interval[0] if interval else None,
            "interval_high": interval[1] if interval else None,
            "geometric_mean": math.exp(np.mean(logs)) if ratios else None,
            "geometric_low": math.exp(geometric[0]) if geometric else None,
            "geometric_high": math.exp(geometric[1]) if geometric else None,
            "best": max(values) if higher else min(values),
            "worst": min(values) if higher else max(values),
        }

    def check_summary(self, file, trials, losses, baselines, on_test, differences):
        found = rows(self.folder / file)
        keys = [k for k in trials[0] if k not in COLUMNS] if trials else []
        groups = {}
        for trial in trials:
            groups.setdefault((trial["architecture"], configuration(trial, keys)), []).append(trial)
        on_test = on_test and any(t["test_loss"] for t in trials)
        measures = [m for m in MEASURES if m == MEASURES[0] or self.values(trials, m)]
        expected = {}
        for measure in measures:
            ratios, higher = self.has_ratios(trials, measure), self.is_higher(measure)
            lumps = self.lumps(groups.values(), trials, measure)
            for key, own in groups.items():
                values = self.values(own, measure)
                row = self.statistics(values, higher, ratios, lumps)
                row |= {
                    "trials": len(own),
                    "diverged": sum(t["status"] == "diverged" for t in own),
                    "failed": sum(t["status"] == "failed" for t in own),
                    "n": len(values),
                    "lumps": int(has_lumps(values, higher, ratios)),
                }
                success = self.success(own, losses, on_test, keys) if self.spec.get("target") else [None] * 5
                row |= dict(zip(["reached", "success_rate", "success_low", "success_high", "epochs_to_target"], success))
                expected[key + (measure,)] = row
            names = dict.fromkeys(b["baseline"] for b in baselines if b["measure"] == measure)
            for name in names:
                values = [float(b["value"]) for b in baselines if b["baseline"] == name and b["measure"] == measure]
                of_baseline = not higher and all(v > 0 for v in values)
                row = self.statistics(values, higher, of_baseline, False)
                row |= {"trials": len(values), "diverged": 0, "failed": 0, "n": len(values),
                        "lumps": int(has_lumps(values, higher, of_baseline))}
                row |= dict.fromkeys(["reached", "success_rate", "success_low", "success_high", "epochs_to_target"])
                expected[(name, ("",) * len(keys), measure)] = row
        if len(found) != len(expected):
            differences.compare(self.folder / file, "number of rows", len(found), len(expected))
        for row in found:
            key = (row["architecture"], configuration(row, keys), row["measure"])
            if key not in expected:
                differences.compare(self.folder / file, str(key), None, "no such row")
                continue
            for column, value in expected[key].items():
                differences.compare(f"{self.folder / file} {key}", column, number(row[column]), value)

    # -- comparisons

    def check_comparisons(self, differences):
        found = rows(self.folder / "comparisons.csv")
        for measure in dict.fromkeys(r["measure"] for r in found):
            pairs = [r for r in found if r["measure"] == measure]
            ratios, sign = self.has_ratios(self.trials, measure), -1 if self.is_higher(measure) else 1
            costs = {a: {t["seed"]: c for t in self.of(a) if (c := self.cost(t, measure)) is not None}
                     for a in self.architectures}
            compared = [compare(costs[r["architecture"]], costs[r["other"]], ratios, sign) for r in pairs]
            adjusted = holm([c["p_value"] for c in compared])
            for row, expected, p in zip(pairs, compared, adjusted):
                expected["p_holm"] = p
                for column, value in expected.items():
                    given = row[column] if column == "scale" else number(row[column])
                    differences.compare(f"{self.folder}/comparisons.csv {measure} {row['architecture']} {row['other']}",
                                        column, given, value)


def compare(first, second, ratios, sign):
    """What comparisons.csv says of two architectures whose costs are given by seed."""
    seeds = [s for s in first if s in second]
    a, b = [first[s] for s in seeds], [second[s] for s in seeds]
    scale = (lambda v: v if math.isinf(v) else math.log(v)) if ratios else (lambda v: v)
    x, y = [scale(v) for v in a], [scale(v) for v in b]
    unit, d = on_a_grid(x, y)
    positive, negative, p = signed_rank(d)
    finite = [i for i in range(len(seeds)) if math.isfinite(a[i]) and math.isfinite(b[i])]
    estimate, low, high = hodges_lehmann(unit, d) if finite else (None, None, None)
    back = (lambda v: None if v is None else math.exp(v)) if ratios else (lambda v: None if v is None else sign * v)
    if sign < 0:
        low, high = high, low
    correlation = None
    if len(finite) >= 3:
        one, other = [x[i] for i in finite], [y[i] for i in finite]
        if len(set(one)) > 1 and len(set(other)) > 1:
            correlation = float(np.corrcoef(one, other)[0, 1])
    wins, losses = sum(v < 0 for v in d), sum(v > 0 for v in d)
    return {
        "pairs": len(seeds),
        "differences": len(finite),
        "mean_difference": sign * float(np.mean([a[i] - b[i] for i in finite])) if finite else None,
        "scale": "logarithmic" if ratios else "linear",
        "hodges_lehmann": back(estimate),
        "hodges_lehmann_low": back(low),
        "hodges_lehmann_high": back(high),
        "wins": wins,
        "ties": len(d) - wins - losses,
        "losses": losses,
        "probability_better": (wins + (len(d) - wins - losses) / 2) / len(d) if d else None,
        "correlation": correlation,
        "positive_ranks": positive,
        "negative_ranks": negative,
        "p_signed_rank": p,
        "p_value": p,
    }


# ---------------------------------------------------------------- several runs


def check_across(folder, runs, differences):
    scores = rows(folder / "scores.csv")
    names = list(dict.fromkeys(r["experiment"] for r in scores))
    chosen = {name: runs[name] for name in names if name in runs}
    if len(chosen) < len(names):
        differences.compare(folder, "experiments", str(names), str(list(chosen)))
        return
    common = [a for a in chosen[names[0]].architectures if all(a in r.architectures for r in chosen.values())]
    shares = {a: {} for a in common}
    for name, run in chosen.items():
        measure = run.measures[-1]
        higher = run.is_higher(measure)
        own = [r for r in scores if r["experiment"] == name]
        costs = {}
        for a in run.architectures:
            values = run.values(run.of(a), measure)
            score = run.score(a, measure)
            bad = score is None or 2 * len(values) <= len(run.of(a))
            costs[a] = math.inf if bad else (-score if higher else score)
        levels = {}
        for b in run.baselines:
            if b["measure"] == measure:
                levels.setdefault(b["baseline"], []).append(float(b["value"]))
        middle = np.mean if run.centre(measure) == "mean" else np.median
        errors = [e for v in levels.values() if (e := (1 - middle(v) if higher else middle(v))) > 0]
        least = min(errors, default=None)
        ranks = dict(zip(common, stats.rankdata([costs[a] for a in common])))
        for row in own:
            a, where = row["architecture"], f"{folder}/scores.csv {name} {row['architecture']}"
            bad = math.isinf(costs[a])
            error = None if bad else (1 + costs[a] if higher else costs[a])
            expected = {
                "score": None if bad else abs(costs[a]),
                "baseline": None if least is None else (1 - least if higher else least),
                "baseline_normalised_score": None if bad or least is None else error / least,
                "rank": float(ranks[a]) if a in ranks else None,
                "parameters": float(run.of(a)[0]["parameters"]),
                "step_ms": next((float(c["step_ms"]) for c in run.costs if c["architecture"] == a), None),
            }
            for column, value in expected.items():
                differences.compare(where, column, number(row[column]), value)
            differences.compare(where, "statistic", row["statistic"], run.centre(measure))
            if a in shares and least is not None:
                shares[a][name] = math.inf if bad else error / least
    found = rows(folder / "comparisons.csv")
    compared = [compare(shares[r["architecture"]], shares[r["other"]], False, 1) for r in found]
    for row, expected, p in zip(found, compared, holm([c["p_value"] for c in compared])):
        expected["p_holm"] = p
        for column, value in expected.items():
            given = row[column] if column == "scale" else number(row[column])
            differences.compare(f"{folder}/comparisons.csv {row['architecture']} {row['other']}", column, given, value)


def main(top):
    differences = Differences()
    runs = {f.parent.name: Run(f.parent) for f in sorted(Path(top).glob("*/trials.csv"))}
    for run in runs.values():
        run.check_summary("summary.csv", run.trials, run.losses, run.baselines, True, differences)
        if run.sweep_trials:
            run.check_summary("sweep_summary.csv", run.sweep_trials, run.sweep_losses, [], False, differences)
        run.check_comparisons(differences)
    for folder in sorted(f.parent for f in Path(top).glob("*/scores.csv")):
        check_across(folder, runs, differences)
    print(f"{differences.numbers:,} numbers of {len(runs)} runs compared, {differences.wrong} differ.")
    return 1 if differences.wrong or not differences.numbers else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "results"))
