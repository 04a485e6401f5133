package io.github.rnncompare.baseline;

import io.github.rnncompare.task.Split;

/** The splits that a baseline is fitted to, chosen by and tested on. */
public record Splits(Split train, Split validation, Split test) {}
