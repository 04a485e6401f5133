package io.github.rnncompare.plan;

import static java.util.Objects.requireNonNull;

import io.github.rnncompare.network.Architecture;
import io.github.rnncompare.network.Architectures;
import io.github.rnncompare.network.LayerEngine;
import io.github.rnncompare.spec.Configuration;
import io.github.rnncompare.spec.Document;
import io.github.rnncompare.spec.Section;
import io.github.rnncompare.spec.Seeds;
import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.spec.SpecFile.Reading;
import io.github.rnncompare.spec.Sweep;
import io.github.rnncompare.spec.Target;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.training.TrainingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An experiment: what to compare on which data, and how.
 *
 * @param name of the spec's file, without its ending
 * @param question that the experiment answers
 * @param architectures as the spec has them, with the first configuration of a sweep
 * @param candidates each architecture in each configuration that the sweep has for it; without a
 *     sweep, each architecture as it is
 * @param seeds one trial each for every architecture
 * @param resolved the spec as it was understood, with every default filled in
 */
public record ExperimentSpec(
    String name,
    String question,
    Task task,
    Architectures.Chosen architectures,
    List<Candidate> candidates,
    Optional<Sweep> sweep,
    Save save,
    List<Long> seeds,
    Map<String, Object> resolved) {

  /** Which models a run keeps. */
  public enum Save {
    NONE,
    /** Of each trial the one with the lowest validation loss; without validation the last. */
    BEST
  }

  /** The keys that the sweep goes through; none without a sweep. */
  public List<String> sweptKeys() {
    return candidates.stream()
        .flatMap(candidate -> candidate.configuration().values().keySet().stream())
        .distinct()
        .toList();
  }

  /** What a spec's keys said, before it is known whether they were all right. */
  private record Keys(
      String question,
      Optional<Task> task,
      LayerEngine engine,
      Varied varied,
      Save save,
      List<Long> seeds,
      Optional<Sweep> sweep) {

    static Keys read(Section spec) {
      String question = spec.text("question");
      Optional<Task> task = Tasks.read(spec);
      LayerEngine engine = LayerEngine.read(spec);
      Varied varied = Varied.read(spec, task, engine);
      Target.read(spec, task.map(Task::hasValidation).orElse(true)); // reports look for it
      Keys keys =
          new Keys(
              question,
              task,
              engine,
              varied,
              spec.choice("save", Save.class, Save.NONE),
              Seeds.read(spec, 10),
              Sweep.read(spec));
      keys.search().ifPresent(search -> search.check(spec));
      return keys;
    }

    Optional<Search> search() {
      return sweep.map(found -> new Search(found, varied.architectures()));
    }
  }

  /** What the configurations of a sweep may change, as it is in one of them. */
  private record Varied(
      Architectures.Chosen architectures, Optional<Map<String, TrainingSettings>> training) {

    static Varied read(Section spec, Optional<Task> task, LayerEngine engine) {
      Architectures.Chosen architectures = Architectures.read(spec, engine, task.map(Task::shape));
      List<String> names = architectures.all().stream().map(Architecture::name).toList();
      boolean hasValidation = task.map(Task::hasValidation).orElse(true);
      Optional<Map<String, TrainingSettings>> training =
          TrainingSettings.read(spec, names, hasValidation);
      training.ifPresent(all -> checkTruncation(spec, engine, architectures.all(), all.values()));
      return new Varied(architectures, training);
    }

    /** What carries a state from window to window reads forward, and is ours. */
    private static void checkTruncation(
        Section spec,
        LayerEngine engine,
        List<Architecture> architectures,
        Collection<TrainingSettings> training) {
      if (training.stream().allMatch(configurations -> configurations.truncatedBptt().isEmpty())) {
        return;
      }
      if (engine == LayerEngine.STOCK) {
        spec.fault(
            "training.truncated_bptt",
            "is a number, but engine is stock; Deeplearning4j's own layers lose the state that is"
                + " carried; set it to none, or engine to fast or portable");
      }
      for (Architecture architecture : architectures) {
        if (architecture.stack().bidirectional()) {
          spec.fault(
              "architectures." + architecture.name() + ".bidirectional",
              "is true, but training.truncated_bptt cuts sequences into windows, the last of which"
                  + " a backward direction would have to see first; set this to false or that to"
                  + " none");
        }
      }
    }

    Candidate candidate(String architecture, Configuration configuration) {
      return new Candidate(
          architectures.named(architecture),
          requireNonNull(training.orElseThrow().get(architecture)),
          configuration);
    }
  }

  /**
   * Reads a spec.
   *
   * @param overrides {@code key.path=value}, each put in the place of what the file says
   * @throws UserErrorException listing every fault, each with file, line, column and key
   * @throws IOException if the file is there and cannot be read
   */
  public static ExperimentSpec read(Path file, List<String> overrides) throws IOException {
    return read(name(file), SpecFile.open(file, overrides));
  }

  /**
   * Reads a spec that no file has.
   *
   * @param name of the experiment
   * @param source names the text in messages
   * @throws UserErrorException listing every fault, each with source, line, column and key
   */
  public static ExperimentSpec readText(String name, String text, String source) {
    return read(name, SpecFile.openText(text, source));
  }

  private static ExperimentSpec read(String name, Document document) {
    Optional<Sweep> sweep = document.glance(Sweep::read);
    Configuration first = sweep.map(Sweep::first).orElse(Configuration.NONE);
    Reading<Keys> reading = read(document, first, sweep);
    Keys keys = reading.value();
    return new ExperimentSpec(
        name,
        keys.question(),
        keys.task().orElseThrow(),
        keys.varied().architectures(),
        candidates(document, keys, first),
        keys.sweep(),
        keys.save(),
        keys.seeds(),
        reading.resolved());
  }

  /** Where something is wrong, the other values of the sweep may have faults of their own. */
  private static Reading<Keys> read(Document document, Configuration first, Optional<Sweep> sweep) {
    try {
      return document.read(first, Keys::read);
    } catch (UserErrorException e) {
      sweep.ifPresent(found -> document.readEach(found.oneByOne(), Keys::read));
      throw e;
    }
  }

  private static List<Candidate> candidates(Document document, Keys keys, Configuration first) {
    List<Candidate> candidates = new ArrayList<>();
    for (Architecture architecture : keys.varied().architectures().all()) {
      String name = architecture.name();
      List<Configuration> configurations =
          keys.search()
              .map(search -> search.configurations(name))
              .orElse(List.of(Configuration.NONE));
      // The first configuration has what the spec leaves to the sweep for the other architectures.
      List<Varied> varied =
          document.readEach(
              configurations.stream().map(first::with).toList(),
              spec -> {
                Sweep.leaveFixed(spec);
                return Varied.read(spec, keys.task(), keys.engine());
              });
      for (int i = 0; i < configurations.size(); i++) {
        candidates.add(varied.get(i).candidate(name, configurations.get(i)));
      }
    }
    return List.copyOf(candidates);
  }

  private static String name(Path file) {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    if (name.isEmpty() || name.startsWith(".")) {
      throw new UserErrorException(
          file + ": the file's name becomes the results' and must not begin with a dot");
    }
    return name;
  }
}
