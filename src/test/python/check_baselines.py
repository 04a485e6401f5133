"""Fits every baseline of a run again, and compares the scores with those in baselines.csv.

It reads the run's spec.yaml and the data files that it names, makes windows and sequences and fits the
models by itself: ridge regression by the normal equations, logistic regression by SciPy's L-BFGS, the
nearest neighbour by dynamic time warping. It shares no code with rnn-compare.

    RNNCOMPARE_DATA=data python3 src/test/python/check_baselines.py results/airline results/sunspots

needs Python 3.10, NumPy, SciPy and PyYAML. It knows forecasts of one column of one CSV file, and classes
of sequences in .ts files. It prints each number that differs, and ends with 1 if any does.
"""

import csv
import math
import os
import sys
from pathlib import Path

import numpy as np
import yaml
from scipy.linalg import solve
from scipy.optimize import minimize
from scipy.special import log_softmax, softmax

TOLERANCE = 1e-5  # features, targets and outputs are 32-bit
RIDGE = [1e2, 1e1, 1.0, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6]
LOGISTIC = [1.0, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5]
LOSSES = ["final_train_loss", "best_validation_loss", "test_loss"]


def data_file(name):
    for path in (Path(name), Path(os.environ.get("RNNCOMPARE_DATA", ".")) / name):
        if path.exists():
            return path
    sys.exit(f"no data file {name}; name its directory in RNNCOMPARE_DATA")


def single(numbers):
    """Rounds to 32 bits, as tensors do."""
    return np.asarray(numbers, dtype=np.float32).astype(float)


def best(models, loss):
    """The first of those with the lowest loss."""
    return min(models, key=loss)


# ---------------------------------------------------------------- models


def ridge(rows, targets, strength):
    mean, centre = rows.mean(0), targets.mean(0)
    centred = rows - mean
    covariance = centred.T @ centred / len(rows)
    penalty = strength * np.trace(covariance) / len(covariance)
    weights = solve(
        covariance + penalty * np.eye(len(covariance)),
        centred.T @ (targets - centre) / len(rows),
        assume_a="pos",
    )
    return lambda x: single(centre + (x - mean) @ weights)


def logistic(rows, classes, count):
    """Models for each strength, fitted along the principal axes, each divided by its deviation."""
    mean = rows.mean(0)
    _, deviations, axes = np.linalg.svd((rows - mean) / math.sqrt(len(rows)), full_matrices=False)
    kept = deviations > 1e-6 * deviations[0]
    deviations, axes = deviations[kept], axes[kept]
    mean_variance = (deviations**2).sum() / rows.shape[1]
    along = (rows - mean) @ axes.T
    actual = np.eye(count)[classes]
    found = np.zeros((count, len(axes) + 1))
    models = []
    for strength in LOGISTIC:
        penalty = strength * mean_variance
        unit = np.concatenate([[1], 1 / np.sqrt(deviations**2 / 2 + penalty)])

        def value(point):
            w = point.reshape(found.shape) * unit
            sums = w[:, 0] + along @ w[:, 1:].T
            loss = -(log_softmax(sums, axis=1) * actual).sum() / len(rows)
            error = (softmax(sums, axis=1) - actual) / len(rows)
            gradient = np.concatenate([error.sum(0)[:, None], error.T @ along + penalty * w[:, 1:]], axis=1)
            return loss + penalty * (w[:, 1:] ** 2).sum() / 2, (gradient * unit).ravel()

        result = minimize(
            value,
            (found / unit).ravel(),
            jac=True,
            method="L-BFGS-B",
            options={"maxiter": 20000, "maxfun": 40000, "ftol": 0, "gtol": 1e-9, "maxcor": 20},
        )
        found = result.x.reshape(found.shape) * unit
        models.append(lambda x, w=found: single(softmax(w[:, 0] + (x - mean) @ axes.T @ w[:, 1:].T, axis=1)))
    return models


def nearest(train, classes, tested):
    """The class of the nearest training sequence; all distances of a sequence are computed at once."""
    longest = max(len(s) for s in train)
    known = np.zeros((len(train), longest, train[0].shape[1]))
    for i, s in enumerate(train):
        known[i, : len(s)] = s
    lengths = np.array([len(s) for s in train])
    found = []
    for sequence in tested:
        before = np.full((len(train), longest + 1), np.inf)
        before[:, 0] = 0
        for step in sequence:
            squares = ((known - step) ** 2).sum(2)
            now = np.full_like(before, np.inf)
            for j in range(1, longest + 1):
                now[:, j] = squares[:, j - 1] + np.minimum(np.minimum(before[:, j - 1], before[:, j]), now[:, j - 1])
            before = now
        found.append(classes[np.argmin(before[np.arange(len(train)), lengths])])
    return np.array(found)


# ---------------------------------------------------------------- series


class Series:
    """A column, its transforms, and the rows at which its splits begin."""

    def __init__(self, task):
        if len(task["columns"]) != 1 or task.get("horizon", 1) != 1 or task.get("metric", "rmse") != "rmse":
            sys.exit("expected forecasts of the next value of one column, scored by rmse")
        with open(data_file(task["file"]), newline="", encoding="utf-8") as text:
            self.values = np.array([float(row[task["columns"][0]]) for row in csv.DictReader(text)])
        self.test = len(self.values) - task["test"]
        self.validation = self.test - task["validation"]
        self.transforms = task.get("transforms", [])
        self.lost = 0
        self.scaled = self.values
        self.scales = []
        for transform in self.transforms:
            if transform == "standardise":
                fitted = self.scaled[: self.validation - self.lost]
                self.scales.append((fitted.mean(), fitted.std(ddof=1)))
                self.scaled = (self.scaled - fitted.mean()) / fitted.std(ddof=1)
            elif transform in ("difference", "log_difference") and self.lost == 0:
                self.scaled = np.diff(np.log(self.values) if transform == "log_difference" else self.values)
                self.lost = 1
            else:
                sys.exit(f"transform {transform} is not known here")

    def windows(self, begin, end, length):
        """Inputs, targets and the row of each target."""
        rows = np.arange(max(begin, self.lost + length), end)
        inputs = np.array([self.scaled[row - self.lost - length : row - self.lost] for row in rows])
        return single(inputs), single(self.scaled[rows - self.lost])[:, None], rows

    def original(self, forecasts, rows):
        scales = list(self.scales)
        for transform in reversed(self.transforms):
            if transform == "standardise":
                mean, deviation = scales.pop()
                forecasts = forecasts * deviation + mean
            elif transform == "difference":
                forecasts = forecasts + self.values[rows - 1]
            else:
                forecasts = np.exp(forecasts) * self.values[rows - 1]
        return forecasts

    def rmse(self, forecasts, rows):
        return math.sqrt(((forecasts - self.values[rows]) ** 2).mean())

    def regression(self, length):
        ends = [0, self.validation, self.test, len(self.values)]
        splits = [self.windows(ends[i], ends[i + 1], length) for i in range(3)]

        def loss(model, split):
            return ((model(split[0]) - split[1]) ** 2).mean()

        models = [ridge(splits[0][0], splits[0][1], strength) for strength in RIDGE]
        chosen = best(models, lambda model: loss(model, splits[1]))
        scores = dict(zip(LOSSES, (loss(chosen, split) for split in splits)))
        tested = splits[2]
        scores["test_metric"] = self.rmse(self.original(chosen(tested[0])[:, 0], tested[2]), tested[2])
        return scores


def series_baselines(task):
    series = Series(task)
    window, season = task["window"], task.get("season", 1)
    rows = np.arange(series.test, len(series.values))
    scores = {
        "persistence": {"test_metric": series.rmse(series.values[rows - 1], rows)},
        "mean of training": {"test_metric": series.rmse(series.values[: series.validation].mean(), rows)},
        "linear regression": series.regression(window),
    }
    if season > 1:
        scores[f"seasonal naive ({season})"] = {"test_metric": series.rmse(series.values[rows - season], rows)}
    if window < season <= 600:
        scores[f"linear regression on a season ({season})"] = series.regression(season)
    return scores


# ---------------------------------------------------------------- sequences


def sequences(name, classes):
    """The sequences of a .ts file, [steps][features], and the index of each one's class."""
    found, actual = [], []
    for line in data_file(name).read_text(encoding="utf-8").splitlines():
        if line.strip() and line[0] not in "@#":
            *dimensions, label = line.strip().split(":")
            found.append(np.array([[float(x) for x in d.split(",")] for d in dimensions]).T)
            actual.append(classes.index(label))
    return found, np.array(actual)


def padded(sequences, steps):
    rows = np.zeros((len(sequences), steps, sequences[0].shape[1]))
    for i, s in enumerate(sequences):
        rows[i, : len(s)] = s
    return rows.reshape(len(sequences), -1)


def summaries(sequences):
    return np.array(
        [
            np.concatenate([[*s.mean(0), *s.std(0), *s.min(0), *s.max(0), *s[0], *s[-1]], [len(s)]])
            for s in sequences
        ]
    )


def sequence_baselines(task):
    if not task["file"].endswith(".ts") or not isinstance(task["test"], dict) or task.get("resample"):
        sys.exit("expected classes of sequences in .ts files, the test in one of its own")
    names = [str(name) for name in task["classes"]]
    all_train, all_classes = sequences(task["file"], names)
    tested, test_classes = sequences(task["test"]["file"], names)
    held = np.zeros(len(all_train), dtype=bool)
    for k in range(len(names)):  # the last ones of each class validate
        own = np.flatnonzero(all_classes == k)
        count = min(max(1 if len(own) >= 2 else 0, math.floor(task["validation"] * len(own) + 0.5)), len(own) - 1)
        held[own[len(own) - count :]] = True
    steps = np.concatenate([all_train[i] for i in np.flatnonzero(~held)])
    mean, deviation = (steps.mean(0), steps.std(0, ddof=1)) if task["scale"] == "standardise" else (0, 1)
    train = [single((all_train[i] - mean) / deviation) for i in np.flatnonzero(~held)]
    validating = [single((all_train[i] - mean) / deviation) for i in np.flatnonzero(held)]
    tested = [single((s - mean) / deviation) for s in tested]
    actual = [all_classes[~held], all_classes[held], test_classes]

    def loss(probabilities, classes):
        return -np.log(np.maximum(probabilities[np.arange(len(classes)), classes], 1e-10)).mean()

    candidates = []
    for inputs in (lambda split: padded(split, task["time_steps"]), summaries):
        rows = [inputs(split) for split in (train, validating, tested)]
        if rows[0].shape[1] <= 600:
            candidates += [(model, rows) for model in logistic(rows[0], actual[0], len(names))]
    model, rows = best(candidates, lambda candidate: loss(candidate[0](candidate[1][1]), actual[1]))
    shares = np.bincount(actual[0], minlength=len(names)) / len(actual[0])
    regression = {name: loss(model(rows[i]), actual[i]) for i, name in enumerate(LOSSES)}
    regression["test_metric"] = (model(rows[2]).argmax(1) == actual[2]).mean()
    return {
        "frequencies of classes": {
            name: loss(np.tile(shares, (len(actual[i]), 1)), actual[i]) for i, name in enumerate(LOSSES)
        },
        "most frequent class": {"test_metric": (actual[2] == shares.argmax()).mean()},
        "logistic regression": regression,
        "nearest neighbour (DTW)": {"test_metric": (nearest(train, actual[0], tested) == actual[2]).mean()},
    }


# ---------------------------------------------------------------- comparison


def check(folder):
    """The number of scores that are compared, and of those that differ."""
    task = yaml.safe_load((folder / "spec.yaml").read_text(encoding="utf-8"))["task"]
    expected = {"series": series_baselines, "sequences": sequence_baselines}[task["name"]](task)
    with open(folder / "baselines.csv", newline="", encoding="utf-8") as text:
        rows = list(csv.DictReader(text))
    wrong = 0
    for row in rows:
        score = expected.get(row["baseline"], {}).get(row["measure"], math.nan)
        exact = task["name"] == "sequences" and row["measure"] == "test_metric"
        if not math.isclose(float(row["value"]), score, rel_tol=1e-12 if exact else TOLERANCE):
            wrong += 1
            print(f"{folder}: {row['measure']} of {row['baseline']}, seed {row['seed']}, is {row['value']}, expected {score}")
    found = {(row["baseline"], row["measure"]) for row in rows}
    for baseline, scores in expected.items():
        for measure in scores:
            if (baseline, measure) not in found:
                wrong += 1
                print(f"{folder}: no {measure} of {baseline}")
    return len(rows), wrong


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    counts = [check(Path(folder)) for folder in sys.argv[1:]]
    numbers, wrong = (sum(count) for count in zip(*counts))
    print(f"{numbers} scores of baselines compared, {wrong} differ")
    sys.exit(1 if wrong else 0)


main()
