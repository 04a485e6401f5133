package io.github.rnncompare.draft;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.NameList;
import io.github.rnncompare.data.RowName;
import io.github.rnncompare.data.SequenceColumns;
import io.github.rnncompare.data.SequenceCsv;
import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.data.TimeColumns;
import io.github.rnncompare.spec.Excerpt;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

  TaskDraft of(CsvRoles roles) throws IOException {
    RowName sequence = roles.id().orElseThrow();
    List<String> columns = profiles.stream().map(ColumnProfile::name).toList();
    WithinSequences within = WithinSequences.of(file, columns, sequence);
    Optional<String> step = StepColumn.of(columns, sequence, within, options);
    Optional<NestedIds> nested =
        options.id().isEmpty()
            ? NestedIds.find(
                reading, sequence, step.or(() -> StepColumn.anew(reading, within)), within)
            : Optional.empty();
    if (nested.isPresent()) {
      return of(nested.get());
    }
    Optional<TimeColumns> time =
        reading
            .time()
            .filter(found -> sequence.columns().stream().noneMatch(found.names()::contains))
            .or(() -> step.map(TimeColumns::of));
    List<String> times = time.map(TimeColumns::names).orElse(List.of());
    List<String> known = new ArrayList<>(times);
    known.addAll(sequence.columns());
    options.group().ifPresent(known::add);
    LabelChoice chosen = LabelChoice.of(reading, options, known, within);
    Optional<ColumnProfile> label = chosen.label();
    List<ColumnProfile> others =
        profiles.stream()
            .filter(profile -> !sequence.columns().contains(profile.name()))
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
    OtherTexts.refuse(reading, features);
    TargetKind kind = TargetKind.of(reading, options, label, within);
    TaskDraft draft = draft(sequence, time, label, kind.classes(), features, categories, within);
    return draft.with(
        Choice.of(
            file,
            "sequences by " + sequence.words() + ", predict " + chosen.words(),
            Stream.of(
                    roles.others().stream(),
                    kind.other().stream(),
                    owners(sequence, within).stream())
                .flatMap(readings -> readings)
                .toList(),
            Reading.each("predict ", "--target", others(chosen, features, within))));
  }

  private TaskDraft of(NestedIds nested) throws IOException {
    List<String> more = new ArrayList<>(found);
    more.add(nested.words());
    DraftOptions said = options.withId(nested.columns(), nested.group());
    return new SequencesDraft(reading, name, said, more).of(CsvRoles.of(reading, said));
  }

  /**
   * What several sequences may belong to, such as the person, so that no split should divide it.
   */
  private List<Reading> owners(RowName sequence, WithinSequences within) {
    return profiles.stream()
        .filter(profile -> options.group().isEmpty() && Names.isOfIds(profile.name()))
        .filter(profile -> !sequence.columns().contains(profile.name()))
        .filter(profile -> !within.varies(profile.name()) && !profile.isConstant())
        .filter(profile -> !profile.texts().isEmpty())
        .filter(profile -> 2 * profile.texts().size() <= within.sequences())
        .map(
            profile ->
                new Reading(
                    "no split divides a " + profile.name(), List.of("--group", profile.name())))
        .toList();
  }

  /** Other columns that may be the target; without one, the last, and what counts down as well. */
  private List<String> others(
      LabelChoice chosen, List<ColumnProfile> features, WithinSequences within) {
    List<String> others =
        new ArrayList<>(chosen.others().stream().filter(other -> isEnough(other, within)).toList());
    List<String> varying =
        features.stream().map(ColumnProfile::name).filter(within::varies).toList();
    varying.stream()
        .filter(column -> chosen.label().isEmpty())
        .filter(
            column -> within.countsDown(column) || column.equals(varying.get(varying.size() - 1)))
        .forEach(others::add);
    return others;
  }

  /** Whether there are sequences enough for the classes of a column in each split. */
  private boolean isEnough(String column, WithinSequences within) {
    int classes = reading.profile(column).map(profile -> profile.classes().size()).orElse(0);
    return within.sequences() >= TargetDraft.least(classes, options.test().isPresent());
  }

  /** What does not vary within a sequence and is yet no target. */
  private static Optional<String> constantFeatures(
      List<String> features, Optional<ColumnProfile> label, WithinSequences within) {
    List<String> constant = features.stream().filter(name -> !within.varies(name)).toList();
    if (constant.isEmpty() || label.isEmpty()) {
      return Optional.empty();
    }
    String target = label.get().name();
    List<String> names = new ArrayList<>(constant);
    if (!within.varies(target)) {
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
      RowName sequence,
      Optional<TimeColumns> time,
      Optional<ColumnProfile> label,
      List<String> classes,
      List<ColumnProfile> features,
      Categories categories,
      WithinSequences within)
      throws IOException {
    boolean everyStep = label.isPresent() && within.varies(label.get().name());
    TaskDraft.Lines keys = new TaskDraft.Lines();
    keys.key("name", "sequences").key("file", Quoted.of(SeriesDraft.slashed(file)));
    keys.key(
        "sequence_id",
        Quoted.oneOrList(sequence.columns()),
        "rows with the same value are a sequence");
    List<String> names = new ArrayList<>(features.stream().map(ColumnProfile::name).toList());
    names.addAll(categories.names());
    if (options.test().isPresent()) {
      List<String> needed = new ArrayList<>(time.map(TimeColumns::names).orElse(List.of()));
      needed.addAll(sequence.columns());
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
    List<String> varying = names.stream().filter(within::varies).toList();
    TargetDraft target =
        new TargetDraft(
            label.map(ColumnProfile::name),
            classes,
            everyStep,
            varying.size() == names.size() ? List.of() : varying);
    target.requireEnough(file, table.count(), options.test().isPresent());
    if (label.isEmpty()) {
      requireNextSteps(file, table);
    }
    target.write(keys);
    int longest = table.longest();
    List<String> all = new ArrayList<>(found);
    Repetitions.within(table, names.size()).ifPresent(all::add);
    if (options.test().isPresent()) {
      SequenceTable other =
          read(options.test().get(), sequence, time, names, categories, label, classes);
      longest = Math.max(longest, other.longest());
      if (label.isEmpty()) {
        requireNextSteps(options.test().get(), other);
      }
      Repetitions.between(table, other, options.test().get(), names.size())
          .or(() -> Repetitions.names(table, other, options.test().get()))
          .ifPresent(all::add);
    }
    keys.key("time_steps", Integer.toString(longest), "of the longest");
    keys.splits(options.test());
    target.writeMetric(keys);
    table
        .times()
        .flatMap(
            times ->
                CsvDraft.order(
                    times.order(),
                    "The last step of each sequence comes first: they are read the other way round."))
        .ifPresent(all::add);
    reading.missingWords(used).ifPresent(all::add);
    all.addAll(categories.remarks());
    AlikeTexts.remark(
            sequence.words(), IntStream.range(0, table.count()).mapToObj(table::name).toList())
        .ifPresent(all::add);
    label
        .filter(column -> !classes.isEmpty() && !column.isNumeric())
        .flatMap(column -> AlikeTexts.remark(column.name(), classes))
        .ifPresent(all::add);
    all.addAll(categories.alike());
    constantFeatures(names, label, within).ifPresent(all::add);
    used.addAll(sequence.columns());
    used.addAll(time.map(TimeColumns::names).orElse(List.of()));
    options.group().ifPresent(used::add);
    all.add(
        String.format(
            Locale.ROOT,
            "Taken as %,d sequences of %s, by %s %s; the draft predicts %s.%s",
            table.count(),
            TaskDraft.steps(table.shortest(), table.longest()),
            sequence.columns().size() == 1 ? "column" : "columns",
            sequence.words(),
            target.description(),
            CsvDraft.leftOut(profiles, used)));
    return new TaskDraft(
        name,
        target.question(),
        all,
        keys.all(),
        target.sizes(features.size() + categories.size()));
  }

  private static void requireNextSteps(Path path, SequenceTable table) {
    IntStream.range(0, table.count())
        .filter(sequence -> table.steps(sequence) == 1)
        .findFirst()
        .ifPresent(
            sequence -> {
              throw new UserErrorException(
                  String.format(
                      Locale.ROOT,
                      "%s: sequence '%s' has one step, and no next one to predict; leave it out, or"
                          + " name a label: --target",
                      path,
                      Excerpt.of(table.name(sequence))));
            });
  }

  /** The features of the file, and for another file its targets too, which are checked so. */
  private SequenceTable read(
      Path path,
      RowName sequence,
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
