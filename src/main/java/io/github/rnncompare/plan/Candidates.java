package io.github.rnncompare.plan;

import io.github.rnncompare.spec.Configuration;
import java.util.List;

/** Reads an architecture of a spec in configurations of its sweep. */
@FunctionalInterface
public interface Candidates {
  /**
   * The candidate of each configuration.
   *
   * @throws io.github.rnncompare.spec.UserErrorException if a key does not allow its value
   */
  List<Candidate> read(String architecture, List<Configuration> configurations);
}
