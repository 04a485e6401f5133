package io.github.rnncompare.plan;

import static java.util.Objects.requireNonNull;

import io.github.rnncompare.diagnostics.DiagnosticSettings;
import io.github.rnncompare.network.Architecture;
import io.github.rnncompare.network.Architectures;
import io.github.rnncompare.network.LayerEngine;
import io.github.rnncompare.spec.ClassWeights;
import io.github.rnncompare.spec.Configuration;
import io.github.rnncompare.spec.Document;
import io.github.rnncompare.spec.Relevance;
import io.github.rnncompare.spec.Section;
import io.github.rnncompare.spec.Seeds;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.spec.SpecFile.Reading;
import io.github.rnncompare.spec.Sweep;
import io.github.rnncompare.spec.Target;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.spec.TextFile;
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
import java.util.stream.IntStream;

/**
 * An experiment: what to compare on which data, and how.
 *
 * @param name the spec's file name, without its extension
 * @param question what the experiment answers
 * @param architectures those of the spec, in the first configuration of a sweep
 * @param candidates each architecture in each of its configurations; without a sweep, each
 *     architecture as it is
 * @param further reads candidates in configurations beside those of {@code candidates}
 * @param seeds one trial each for every architecture
 * @param diagnostics what is measured inside the networks; empty for nothing
 * @param resolved the spec with every default filled in
 */
public record ExperimentSpec(
    String name,
    String question,
    Task task,
    Architectures.Chosen architectures,
    List<Candidate> candidates,
    Candidates further,
    Optional<Sweep> sweep,
    List<Save> save,
    Baselines baselines,
    List<Long> seeds,
    Optional<DiagnosticSettings> diagnostics,
    Map<String, Object> resolved) {

  /** Which baselines stand beside the networks. */
  public enum Baselines {
    /** Those that learn too: linear models and others. */
    ALL,
    /** Only those that learn nothing, or no more than frequencies. */
    SIMPLE
  }

  /** What a run keeps beside its tables. */
  public enum Save {
    NONE,
    /** Each trial's model at its best epoch; without validation its last model. */
    BEST,
    /** The predictions of every seed on the test split, not only of one. */
    PREDICTIONS
  }

  /** The same under another name. */
  public ExperimentSpec named(String other) {
    return new ExperimentSpec(
        other,
        question,
        task,
        architectures,
        candidates,
        further,
        sweep,
        save,
        baselines,
        seeds,
        diagnostics,
        resolved);
  }

  /** The keys of the sweep; none without a sweep. */
  public List<String> sweptKeys() {
    return candidates.stream()
        .flatMap(candidate -> candidate.configuration().values().keySet().stream())
        .distinct()
        .toList();
  }

  /** The values of a spec's keys, before it is known whether all are valid. */
  private record Keys(
      String question,
      Optional<Task> task,
      LayerEngine engine,
      Varied varied,
      List<Save> save,
      Baselines baselines,
      List<Long> seeds,
      Optional<DiagnosticSettings> diagnostics,
      Optional<Sweep> sweep) {

    static Keys read(Section spec) {
      spec.leave(List.of("claim")); // what it tests of the lecture; the command claims reads it
      String question = spec.text("question");
      Optional<Task> task = Tasks.read(spec);
      LayerEngine engine = LayerEngine.read(spec);
      Varied varied = Varied.read(spec, task, engine);
      Target.read(spec, task.map(Task::hasValidation).orElse(true)); // checks it for reports
      Relevance.read(spec); // the same
      Keys keys =
          new Keys(
              question,
              task,
              engine,
              varied,
              save(spec),
              spec.choice("baselines", Baselines.class, Baselines.ALL),
              Seeds.read(spec, 10),
              DiagnosticSettings.read(spec),
              Sweep.read(spec));
      keys.diagnostics().ifPresent(found -> checkDiagnostics(spec, engine, varied));
      keys.search().ifPresent(search -> search.check(spec));
      return keys;
    }

    /** Networks are looked into layer by layer, in the direction of time. */
    private static void checkDiagnostics(Section spec, LayerEngine engine, Varied varied) {
      if (engine == LayerEngine.STOCK) {
        spec.fault(
            "diagnostics",
            "is there, but engine is stock; Deeplearning4j's own layers cannot be looked into; leave"
                + " it out, or set engine to fast or portable");
      }
      for (Architecture architecture : varied.architectures().all()) {
        if (architecture.stack().bidirectional()) {
          spec.fault(
              "architectures." + architecture.name() + ".bidirectional",
              "is true, but diagnostics follow a network in the direction of time alone; set this"
                  + " to false, or leave diagnostics out");
        }
      }
    }

    private static List<Save> save(Section spec) {
      List<Save> save = spec.choiceOrChoices("save", Save.class, Save.NONE);
      if (save.size() > 1 && save.contains(Save.NONE)) {
        spec.fault("save", "lists 'none' beside others; leave it out");
      }
      return save;
    }

    Optional<Search> search() {
      return sweep.map(found -> new Search(found, varied.architectures()));
    }
  }

  /** What a sweep may change, in one of its configurations. */
  private record Varied(
      Architectures.Chosen architectures, Optional<Map<String, TrainingSettings>> training) {

    static Varied read(Section spec, Optional<Task> task, LayerEngine engine) {
      Architectures.Chosen architectures = Architectures.read(spec, engine, task.map(Task::shape));
      List<String> names = architectures.all().stream().map(Architecture::name).toList();
      boolean hasValidation = task.map(Task::hasValidation).orElse(true);
      Optional<Map<String, TrainingSettings>> training =
          TrainingSettings.read(spec, names, hasValidation);
      training.ifPresent(all -> checkTruncation(spec, engine, architectures.all(), all.values()));
      training.ifPresent(all -> checkClassWeights(spec, task.map(Task::shape), all.values()));
      return new Varied(architectures, training);
    }

    /** Carrying a state between windows needs unidirectional layers of this project's engines. */
    private static void checkTruncation(
        Section spec,
        LayerEngine engine,
        List<Architecture> architectures,
        Collection<TrainingSettings> training) {
      if (training.stream().allMatch(settings -> settings.truncatedBptt().isEmpty())) {
        return;
      }
      if (engine == LayerEngine.STOCK) {
        spec.fault(
            "training.truncated_bptt",
            "is a number, but engine is stock; Deeplearning4j's own layers lose the state between"
                + " windows; set it to none, or engine to fast or portable");
      }
      for (Architecture architecture : architectures) {
        if (architecture.stack().bidirectional()) {
          spec.fault(
              "architectures." + architecture.name() + ".bidirectional",
              "is true, but training.truncated_bptt cuts sequences into windows, and a backward"
                  + " direction would need the last window first; set this to false, or"
                  + " truncated_bptt to none");
        }
      }
    }

    private static void checkClassWeights(
        Section spec, Optional<Shape> shape, Collection<TrainingSettings> training) {
      if (shape.isPresent()
          && shape.get().targets() != TargetKind.CLASSES
          && training.stream().anyMatch(s -> s.classWeights() != ClassWeights.NONE)) {
        spec.fault(
            "training." + ClassWeights.KEY,
            "is balanced, but the task predicts numbers, not classes; set it to none");
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
   * @param overrides {@code key.path=value}, each replacing a value of the file
   * @throws UserErrorException listing every error, each with file, line, column and key
   * @throws IOException if the file exists and cannot be read
   */
  public static ExperimentSpec read(Path file, List<String> overrides) throws IOException {
    return read(name(file), SpecFile.open(file, overrides));
  }

  /**
   * Reads the resolved spec of a results folder, which an older version may have written.
   *
   * @throws UserErrorException listing every error, each with file, line, column and key
   * @throws IOException if the file cannot be read
   */
  public static ExperimentSpec readResolved(Path file) throws IOException {
    return readResolvedText(name(file), TextFile.read(file, "spec"), file.toString());
  }

  /**
   * Reads the text of a resolved spec, which an older version may have written.
   *
   * @param name of the experiment
   * @param source names the text in messages
   * @throws UserErrorException listing every error, each with source, line, column and key
   */
  public static ExperimentSpec readResolvedText(String name, String text, String source) {
    return read(name, SpecFile.openResolved(text, source));
  }

  /**
   * Reads a spec from a text.
   *
   * @param name of the experiment
   * @param source names the text in messages
   * @throws UserErrorException listing every error, each with source, line, column and key
   */
  public static ExperimentSpec readText(String name, String text, String source) {
    return read(name, SpecFile.openText(text, source));
  }

  private static ExperimentSpec read(String name, Document document) {
    Optional<Sweep> sweep = document.glance(Sweep::read);
    Configuration first = sweep.map(Sweep::first).orElse(Configuration.NONE);
    Reading<Keys> reading = read(document, first, sweep);
    Keys keys = reading.value();
    Candidates reader = candidates(document, keys, first);
    return new ExperimentSpec(
        name,
        keys.question(),
        keys.task().orElseThrow(),
        keys.varied().architectures(),
        candidates(keys, reader),
        reader,
        keys.sweep(),
        keys.save(),
        keys.baselines(),
        keys.seeds(),
        keys.diagnostics(),
        reading.resolved());
  }

  /** After an error, also reads the other values of the sweep, to report their errors too. */
  private static Reading<Keys> read(Document document, Configuration first, Optional<Sweep> sweep) {
    try {
      return document.read(first, Keys::read);
    } catch (UserErrorException e) {
      sweep.ifPresent(found -> document.readEach(found.oneByOne(), Keys::read));
      throw e;
    }
  }

  private static List<Candidate> candidates(Keys keys, Candidates reader) {
    List<Candidate> candidates = new ArrayList<>();
    for (Architecture architecture : keys.varied().architectures().all()) {
      String name = architecture.name();
      List<Configuration> configurations =
          keys.search()
              .map(search -> search.configurations(name))
              .orElse(List.of(Configuration.NONE));
      candidates.addAll(reader.read(name, configurations));
    }
    return List.copyOf(candidates);
  }

  /**
   * @param first fills in keys that the sweep sets for other architectures only
   */
  private static Candidates candidates(Document document, Keys keys, Configuration first) {
    return (name, configurations) -> {
      List<Varied> varied =
          document.readEach(
              configurations.stream().map(first::with).toList(),
              spec -> {
                Sweep.leaveFixed(spec);
                return Varied.read(spec, keys.task(), keys.engine());
              });
      return IntStream.range(0, configurations.size())
          .mapToObj(i -> varied.get(i).candidate(name, configurations.get(i)))
          .toList();
    };
  }

  private static String name(Path file) {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    if (name.isEmpty() || name.startsWith(".")) {
      throw new UserErrorException(
          file + ": results are named after the file; its name must not begin with a dot");
    }
    return name;
  }
}
