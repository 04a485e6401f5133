package io.github.rnncompare.claim;

import io.github.rnncompare.statistics.Rate;

/** One of the two amounts that a part of a claim compares, as a reader would name it. */
public sealed interface Amount {

  /** A number, such as the median over the seeds. */
  record Value(double value) implements Amount {}

  /** So many of so many. */
  record Share(int successes, int n) implements Amount {
    static Share of(Rate rate) {
      return new Share(rate.successes(), rate.n());
    }
  }

  /** More than a number, by how much is not known. */
  record MoreThan(double bound) implements Amount {}

  /** What no experiment here measures yet. */
  record NotTested() implements Amount {}

  /** Less than a number, by how much is not known. */
  record LessThan(double bound) implements Amount {}
}
