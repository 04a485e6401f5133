package io.github.rnncompare.draft;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.DataRow;
import io.github.rnncompare.spec.Numbers;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Drafts the task of sequences that are one below the other in a CSV file. */
final class SequencesDraft {
  private final Path file;
  private final String name;
  private final List<ColumnProfile> profiles;
  private final List<String> found;

  SequencesDraft(Path file, String name, List<ColumnProfile> profiles, List<String> found) {
    this.file = file;
    this.name = name;
    this.profiles = profiles;
    this.found = found;
  }

  /** Whether the numbers of a column ascend within each sequence. */
  private static final class Ascent {
    private double before;
    private boolean ascends = true;

    void next(boolean first, String text) {
      Optional<Double> number = ascends ? Numbers.parse(text.strip()) : Optional.empty();
      ascends = number.isPresent() && (first || number.get() > before);
      before = number.orElse(before);
    }

    boolean isOfNumbers() {
      return ascends;
    }
  }

  /** How the columns vary within the sequences. */
  private static final class Within {
    private final Set<String> varying = new HashSet<>();
    private final Map<String, Ascent> ascents = new HashMap<>();
    private Map<String, String> before = Map.of();
    private long sequences;
    private int steps;
    private int longest;
    private int shortest = Integer.MAX_VALUE;

    void next(boolean first, Map<String, String> row) {
      if (first) {
        ended();
        sequences++;
        steps = 0;
      }
      steps++;
      longest = Math.max(longest, steps);
      row.forEach(
          (column, text) -> {
            if (!first && !text.equals(before.get(column))) {
              varying.add(column);
            }
            ascents.computeIfAbsent(column, key -> new Ascent()).next(first, text);
          });
      before = row;
    }

    boolean ascends(String column) {
      return ascents.getOrDefault(column, new Ascent()).isOfNumbers();
    }

    void ended() {
      if (steps > 0) {
        shortest = Math.min(shortest, steps);
      }
    }
  }

  TaskDraft of(String sequence) throws IOException {
    Within within = new Within();
    List<String> columns = profiles.stream().map(ColumnProfile::name).toList();
    String[] last = {""};
    DataRow.read(
        DataContent.of(file),
        columns,
        row -> {
          Map<String, String> fields = new HashMap<>();
          columns.forEach(column -> fields.put(column, row.text(column)));
          String here = row.text(sequence);
          within.next(within.sequences == 0 || !here.equals(last[0]), fields);
          last[0] = here;
        });
    within.ended();
    Optional<String> step =
        columns.stream()
            .filter(column -> !column.equals(sequence))
            .filter(Names::isOfSteps)
            .filter(column -> within.ascends(column) || Names.isOfStepsAlone(column))
            .findFirst();
    Optional<ColumnProfile> label = label(sequence, step, within);
    List<ColumnProfile> others =
        profiles.stream()
            .filter(profile -> !profile.name().equals(sequence))
            .filter(profile -> !step.equals(Optional.of(profile.name())))
            .filter(profile -> !label.equals(Optional.of(profile)))
            .toList();
    List<ColumnProfile> features = CsvDraft.varying(file, others);
    return draft(sequence, step, label, features, within);
  }

  /**
   * The target: a column with a usual name, or the only column of texts that is constant within
   * every sequence, or else the only such column of numbers.
   */
  private Optional<ColumnProfile> label(String sequence, Optional<String> step, Within within) {
    Optional<ColumnProfile> named =
        profiles.stream().filter(profile -> Names.isOfLabels(profile.name())).findFirst();
    if (named.isPresent()) {
      return named;
    }
    List<ColumnProfile> constant =
        profiles.stream()
            .filter(profile -> !profile.name().equals(sequence))
            .filter(profile -> !step.equals(Optional.of(profile.name())))
            .filter(profile -> !within.varying.contains(profile.name()) && !profile.isConstant())
            .toList();
    return only(constant, profile -> !profile.isNumeric() && !profile.classes().isEmpty())
        .or(() -> only(constant, ColumnProfile::isNumeric));
  }

  private String leftOut(
      String sequence,
      Optional<String> step,
      Optional<ColumnProfile> label,
      List<ColumnProfile> features) {
    List<ColumnProfile> used = new ArrayList<>(features);
    label.ifPresent(used::add);
    profiles.stream()
        .filter(
            profile -> profile.name().equals(sequence) || step.equals(Optional.of(profile.name())))
        .forEach(used::add);
    return CsvDraft.leftOut(profiles, used);
  }

  private static Optional<ColumnProfile> only(
      List<ColumnProfile> profiles, Predicate<ColumnProfile> suitable) {
    List<ColumnProfile> found = profiles.stream().filter(suitable).toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private TaskDraft draft(
      String sequence,
      Optional<String> step,
      Optional<ColumnProfile> label,
      List<ColumnProfile> features,
      Within within) {
    boolean everyStep = label.isPresent() && within.varying.contains(label.get().name());
    List<String> classes = label.map(ColumnProfile::classes).orElse(List.of());
    if (label.isPresent() && classes.isEmpty() && !label.get().isNumeric()) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: column '%s' has %s, which are neither numbers nor at most %d classes; leave it out, or rename it",
              file,
              label.get().name(),
              label.get().description(),
              ColumnProfile.MAX_CLASSES));
    }
    TaskDraft.Lines keys = new TaskDraft.Lines();
    keys.key("name", "sequences").key("file", Quoted.of(SeriesDraft.slashed(file)));
    keys.key("sequence_id", Quoted.of(sequence), "rows with the same value are a sequence");
    step.ifPresent(column -> keys.key("step", Quoted.of(column), "must ascend in each"));
    keys.key("features", Quoted.list(features.stream().map(ColumnProfile::name).toList()));
    TargetDraft target = new TargetDraft(label.map(ColumnProfile::name), classes, everyStep);
    target.write(keys);
    keys.key("time_steps", Integer.toString(within.longest), "of the longest");
    keys.splits();
    target.writeMetric(keys);
    List<String> all = new ArrayList<>(found);
    all.add(
        String.format(
            Locale.ROOT,
            "Taken as %,d sequences of %s, by column %s; the draft predicts %s.%s",
            within.sequences,
            TaskDraft.steps(within.shortest, within.longest),
            sequence,
            target.description(),
            leftOut(sequence, step, label, features)));
    return new TaskDraft(name, target.question(), all, keys.all(), target.sizes(features.size()));
  }
}
