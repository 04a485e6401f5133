package io.github.rnncompare.reliability;

import java.nio.file.Path;

/** One kind of harm that is tried on the program, again and again in other ways. */
interface Attack {
  /** A few words, which name it in the report: "mutated specs". */
  String name();

  /** What is tried and what must hold, a sentence or two for the report. */
  String description();

  /**
   * How often.
   *
   * @param quick whether it is for each build, which has seconds, or for the full report
   */
  int cases(boolean quick);

  /**
   * Tries it once.
   *
   * @param number of the case, from 0; all that is random follows from it
   * @param directory empty, for this case alone; deleted afterwards
   */
  Outcome attempt(int number, Path directory) throws Exception;
}
