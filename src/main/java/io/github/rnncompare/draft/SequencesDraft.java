package io.github.rnncompare.draft;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.DataRow;
import io.github.rnncompare.data.Header;
import io.github.rnncompare.data.NameList;
import io.github.rnncompare.data.SequenceColumns;
import io.github.rnncompare.data.SequenceCsv;
import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.data.TimeColumns;
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
import java.util.stream.IntStream;

/** Drafts the task of sequences that are one below the other in a CSV file. */
final class SequencesDraft {
  private final CsvReading reading;
  private final Path file;
  private final String name;
  private final DraftOptions options;
  private final List<ColumnProfile> profiles;
  private final List<String> found;

  SequencesDraft(CsvReading reading, String name, DraftOptions options, List<String> found) {
    this.reading = reading;
    this.file = reading.file();
    this.name = name;
    this.options = options;
    this.profiles = reading.profiles();
    this.found = found;
  }

  /** Whether the numbers of a column ascend within each sequence. */
  private static final class Ascent {
    private double before;
    private boolean ascends = true;
    private boolean counts = true;

    void next(boolean first, String text) {
      Optional<Double> number = ascends ? Numbers.parse(text.strip()) : Optional.empty();
      ascends = number.isPresent() && (first || number.get() > before);
      counts &= ascends && (first || number.get() == before + 1);
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

    void next(boolean first, Map<String, String> row) {
      sequences += first ? 1 : 0;
      row.forEach(
          (column, text) -> {
            if (!first && !text.equals(before.get(column))) {
              varying.add(column);
            }
            ascents.computeIfAbsent(column, key -> new Ascent()).next(first, text);
          });
      before = row;
    }

    /** Whether a column without a name of its own has the numbers of the steps. */
    boolean countsUnnamed(String column) {
      return Header.isUnnamed(column) && ascents.getOrDefault(column, new Ascent()).counts;
    }

    boolean ascends(String column) {
      return ascents.getOrDefault(column, new Ascent()).isOfNumbers();
    }
  }

  TaskDraft of(CsvRoles roles) throws IOException {
    String sequence = roles.id().orElseThrow();
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
    Optional<String> step =
        columns.stream()
            .filter(column -> !column.equals(sequence))
            .filter(Names::isOfSteps)
            .filter(column -> within.ascends(column) || Names.isOfStepsAlone(column))
            .findFirst()
            .or(
                () ->
                    columns.stream()
                        .filter(column -> !column.equals(sequence))
                        .filter(within::countsUnnamed)
                        .findFirst());
    Optional<TimeColumns> time =
        reading
            .time()
            .filter(found -> !found.names().contains(sequence))
            .or(() -> step.map(TimeColumns::of));
    List<String> times = time.map(TimeColumns::names).orElse(List.of());
    List<String> known = new ArrayList<>(times);
    known.add(sequence);
    options.group().ifPresent(known::add);
    LabelChoice chosen = LabelChoice.of(reading, options, known, within.varying);
    Optional<ColumnProfile> label = chosen.label();
    List<ColumnProfile> others =
        profiles.stream()
            .filter(profile -> !profile.name().equals(sequence))
            .filter(profile -> !times.contains(profile.name()))
            .filter(profile -> !options.group().equals(Optional.of(profile.name())))
            .filter(profile -> !label.equals(Optional.of(profile)))
            .filter(
                profile ->
                    options.features().isEmpty() || options.features().contains(profile.name()))
            .toList();
    Categories categories = Categories.of(reading, others, options);
    if (label.isEmpty()) {
      categories =
          categories.without(
              categories.names(),
              "without a label the next step is predicted, and all features of it must be numbers");
    }
    List<ColumnProfile> features =
        categories.names().isEmpty()
            ? CsvDraft.varying(file, others, reading.noNumber())
            : CsvDraft.varying(others);
    TaskDraft draft = draft(sequence, time, label, features, categories, within);
    return draft.with(
        Choice.of(
            file,
            "sequences by " + sequence + ", predict " + chosen.words(),
            roles.others(),
            Reading.each(
                "predict ",
                "--target",
                chosen.others().stream().filter(other -> isEnough(other, within)).toList())));
  }

  /** Whether there are sequences enough for the classes of a column in each split. */
  private boolean isEnough(String column, Within within) {
    int classes = reading.profile(column).map(profile -> profile.classes().size()).orElse(0);
    return within.sequences >= TargetDraft.least(classes, options.test().isPresent());
  }

  /** What does not vary within a sequence and is yet no target. */
  private static Optional<String> constantFeatures(
      List<String> features, Optional<ColumnProfile> label, Within within) {
    List<String> constant =
        features.stream().filter(name -> !within.varying.contains(name)).toList();
    if (constant.isEmpty() || label.isEmpty()) {
      return Optional.empty();
    }
    String target = label.get().name();
    List<String> names = new ArrayList<>(constant);
    if (!within.varying.contains(target)) {
      names.add(target);
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%s %s not vary within a sequence: the draft predicts %s from the others; for another target name it: --target. Where no split may divide what belongs together, name the column: --group",
            NameList.of(names),
            names.size() == 1 ? "does" : "do",
            target));
  }

  private TaskDraft draft(
      String sequence,
      Optional<TimeColumns> time,
      Optional<ColumnProfile> label,
      List<ColumnProfile> features,
      Categories categories,
      Within within)
      throws IOException {
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
    List<String> names = new ArrayList<>(features.stream().map(ColumnProfile::name).toList());
    names.addAll(categories.names());
    if (options.test().isPresent()) {
      List<String> needed = new ArrayList<>(time.map(TimeColumns::names).orElse(List.of()));
      needed.add(sequence);
      needed.addAll(names);
      label.ifPresent(column -> needed.add(column.name()));
      TestFile.of(options.test().get()).requireColumns(file, needed);
    }
    SequenceTable table =
        read(file, sequence, time, names, categories, Optional.empty(), List.of());
    time.ifPresent(
        columns -> CsvReading.writeTime(keys, "step", columns, table, "must ascend in each"));
    keys.key("features", Quoted.list(names));
    categories.write(keys, "each text is a feature, 1 or 0");
    options
        .group()
        .ifPresent(column -> keys.key("group", Quoted.of(column), "no split divides it"));
    List<String> used = new ArrayList<>(names);
    label.ifPresent(column -> used.add(column.name()));
    reading.writeKeys(keys, used);
    TargetDraft target = new TargetDraft(label.map(ColumnProfile::name), classes, everyStep);
    target.requireEnough(file, table.count(), options.test().isPresent());
    target.write(keys);
    int longest = table.longest();
    List<String> all = new ArrayList<>(found);
    Repetitions.within(table, names.size()).ifPresent(all::add);
    if (options.test().isPresent()) {
      SequenceTable other =
          read(options.test().get(), sequence, time, names, categories, label, classes);
      longest = Math.max(longest, other.longest());
      Repetitions.between(table, other, options.test().get(), names.size())
          .or(() -> Repetitions.names(table, other, options.test().get()))
          .ifPresent(all::add);
    }
    keys.key("time_steps", Integer.toString(longest), "of the longest");
    keys.splits(options.test());
    target.writeMetric(keys);
    reading.missingWords(used).ifPresent(all::add);
    all.addAll(categories.remarks());
    AlikeTexts.remark(sequence, IntStream.range(0, table.count()).mapToObj(table::name).toList())
        .ifPresent(all::add);
    label
        .filter(column -> !classes.isEmpty() && !column.isNumeric())
        .flatMap(column -> AlikeTexts.remark(column.name(), classes))
        .ifPresent(all::add);
    all.addAll(categories.alike());
    constantFeatures(names, label, within).ifPresent(all::add);
    used.add(sequence);
    used.addAll(time.map(TimeColumns::names).orElse(List.of()));
    options.group().ifPresent(used::add);
    all.add(
        String.format(
            Locale.ROOT,
            "Taken as %,d sequences of %s, by column %s; the draft predicts %s.%s",
            table.count(),
            TaskDraft.steps(table.shortest(), table.longest()),
            sequence,
            target.description(),
            CsvDraft.leftOut(profiles, used)));
    return new TaskDraft(
        name,
        target.question(),
        all,
        keys.all(),
        target.sizes(features.size() + categories.size()));
  }

  /** The features of the file, and for another file its targets too, which are checked so. */
  private SequenceTable read(
      Path path,
      String sequence,
      Optional<TimeColumns> time,
      List<String> features,
      Categories categories,
      Optional<ColumnProfile> label,
      List<String> classes)
      throws IOException {
    List<String> targets = label.map(ColumnProfile::name).map(List::of).orElse(List.of());
    Set<String> mayMiss = new HashSet<>(features);
    mayMiss.addAll(targets);
    return SequenceCsv.read(
        DataContent.of(path),
        new SequenceColumns(
            Optional.of(sequence),
            time,
            features,
            targets,
            classes,
            true,
            options.group(),
            reading.fields(mayMiss, categories.texts())));
  }
}
