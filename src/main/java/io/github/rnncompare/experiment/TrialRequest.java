package io.github.rnncompare.experiment;

import io.github.rnncompare.plan.Candidate;
import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.plan.Trial;
import io.github.rnncompare.plan.Trial.Stage;
import io.github.rnncompare.spec.Configuration;
import io.github.rnncompare.spec.Configuration.Chosen;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A trial for another process.
 *
 * @param spec with every default filled in
 * @param index the trial's place in the plan
 * @param configuration the values of the swept keys, in the spec's order
 */
record TrialRequest(
    String name,
    String spec,
    int index,
    Stage stage,
    String architecture,
    Map<String, String> configuration,
    long seed) {

  static TrialRequest of(String name, String spec, Trial trial) {
    return new TrialRequest(
        name,
        spec,
        trial.index(),
        trial.stage(),
        trial.candidate().architecture().name(),
        trial.candidate().configuration().texts(),
        trial.seed());
  }

  /** The trial, in that process's reading of the spec. */
  Trial trial(ExperimentSpec read) {
    Map<String, Chosen> values = new LinkedHashMap<>();
    configuration.forEach((key, text) -> values.put(key, new Chosen(text, "the request")));
    List<Candidate> found = read.further().read(architecture, List.of(new Configuration(values)));
    return new Trial(index, stage, found.get(0), seed);
  }
}
