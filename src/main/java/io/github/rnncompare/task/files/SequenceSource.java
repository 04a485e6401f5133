package io.github.rnncompare.task.files;

import io.github.rnncompare.archive.ArchiveFile;
import io.github.rnncompare.archive.ArchiveFormat;
import io.github.rnncompare.archive.ArchiveLayout;
import io.github.rnncompare.archive.ArchiveSplit;
import io.github.rnncompare.archive.ArchiveTarget;
import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.DataFile;
import io.github.rnncompare.data.RowName;
import io.github.rnncompare.data.SequenceColumns;
import io.github.rnncompare.data.SequenceCsv;
import io.github.rnncompare.data.SequenceFolder;
import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import io.github.rnncompare.task.TargetsAt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Files of sequences, of one of the kinds that can be read. */
sealed interface SequenceSource {
  Pattern CSV = Pattern.compile("(?i).*\\.csv(\\.gz)?");

  /** What a file is whose name leaves it open. */
  enum Format {
    /** A row for each step. */
    CSV,
    /** A line for each sequence, with its label. */
    UCR
  }

  /** Where a line of a sequence has its label. */
  enum LabelPlace {
    FIRST,
    LAST
  }

  /** The columns of the tables that are read: the features, then the targets. */
  SequenceColumns columns();

  /** What stands for missing values of each column. */
  Map<String, Missing> missing();

  /**
   * The same without targets, which new data need not have.
   *
   * @param file the new data
   */
  SequenceSource ofNewData(Path file);

  /** The same for another split, which may have arrays of its own in the same file. */
  default SequenceSource of(ArchiveSplit split) {
    return this;
  }

  /** Reads a file of this kind. */
  SequenceTable table(DataContent file) throws IOException;

  /** One row for each step; the rows of a sequence are consecutive. */
  record Csv(SequenceColumns columns, Map<String, Missing> missing) implements SequenceSource {
    @Override
    public SequenceSource ofNewData(Path file) {
      return new Csv(columns.withoutTargets(), missing);
    }

    @Override
    public SequenceTable table(DataContent file) throws IOException {
      return SequenceCsv.read(file, columns);
    }
  }

  /** A file for each sequence. */
  record Folder(SequenceColumns columns, Map<String, Missing> missing) implements SequenceSource {
    @Override
    public SequenceSource ofNewData(Path file) {
      return new Folder(columns.withoutTargets(), missing);
    }

    @Override
    public SequenceTable table(DataContent folder) throws IOException {
      return SequenceFolder.read(folder, columns);
    }
  }

  /** A line for each sequence, in a format of archives. */
  record Archive(
      ArchiveFormat format,
      SequenceColumns columns,
      Map<String, Missing> missing,
      ArchiveSplit split)
      implements SequenceSource {
    @Override
    public SequenceSource of(ArchiveSplit other) {
      return new Archive(format, columns, missing, other);
    }

    @Override
    public SequenceSource ofNewData(Path file) {
      boolean generic = !format.isUcr() && CSV.matcher(file.toString()).matches();
      return generic
          ? generic(columns.features().size())
          : new Archive(format, columns.withoutTargets(), missing, ArchiveSplit.TEST);
    }

    @Override
    public SequenceTable table(DataContent file) throws IOException {
      return ArchiveFile.read(
          file,
          format,
          new ArchiveLayout(
              columns.features().size(),
              target(),
              columns.classes(),
              split,
              missing.containsValue(Missing.REFUSE)));
    }

    private ArchiveTarget target() {
      if (columns.targets().isEmpty()) {
        return ArchiveTarget.NONE;
      }
      return columns.classes().isEmpty() ? ArchiveTarget.NUMBER : ArchiveTarget.CLASS;
    }
  }

  /**
   * CSV with columns {@code sequence}, {@code step} and {@code x1} to {@code xI}, the features of
   * the step.
   */
  static SequenceSource generic(int inputSize) {
    return new Csv(
        new SequenceColumns(
            Optional.of("sequence"),
            Optional.of("step"),
            xs(inputSize),
            List.of(),
            List.of(),
            false),
        Map.of());
  }

  private static List<String> xs(int inputSize) {
    return IntStream.rangeClosed(1, inputSize).mapToObj(i -> "x" + i).toList();
  }

  /** The key that names the files: {@code folder} or {@code file}. */
  static String key(Section spec) {
    return spec.has("folder") ? "folder" : "file";
  }

  /**
   * The kind of source, chosen by the name of {@code file} or {@code folder}.
   *
   * @param classes empty where targets are numbers
   */
  static SequenceSource read(Section spec, DataFile file, List<String> classes, TargetsAt at) {
    boolean folder = key(spec).equals("folder");
    Optional<ArchiveFormat> archive = folder ? Optional.empty() : format(spec, file);
    if (archive.isPresent()) {
      return archive(spec, archive.get(), classes, at);
    }
    Optional<RowName> sequence =
        folder ? Optional.empty() : FieldKeys.requiredRowName(spec, "sequence_id");
    List<String> features = spec.texts("features");
    List<String> targets = spec.optionalTexts("targets");
    boolean bySubfolder = folder && at == TargetsAt.LAST_STEP && !classes.isEmpty();
    if (targets.isEmpty() && at != TargetsAt.NEXT_STEP && !bySubfolder) {
      spec.fault("targets", "is missing; expected a list of the columns to predict");
    }
    if (!classes.isEmpty() && targets.size() > 1) {
      spec.fault("targets", "has several columns; with classes one is expected");
      targets = targets.subList(0, 1);
    }
    return columns(spec, sequence, features, targets, classes, at, folder);
  }

  /** How {@code file} is read where it is not CSV: as its name or the key {@code format} says. */
  private static Optional<ArchiveFormat> format(Section spec, DataFile file) {
    Optional<ArchiveFormat> named = ArchiveFormat.ofName(file.name());
    if (named.isPresent() || !spec.has("format")) {
      return named;
    }
    if (spec.choice("format", Format.class, Format.CSV) == Format.CSV) {
      return Optional.empty();
    }
    LabelPlace label = spec.choice("label", LabelPlace.class, LabelPlace.FIRST);
    return Optional.of(
        label == LabelPlace.FIRST ? ArchiveFormat.UCR : ArchiveFormat.UCR_LABEL_LAST);
  }

  private static SequenceSource columns(
      Section spec,
      Optional<RowName> sequence,
      List<String> features,
      List<String> targets,
      List<String> classes,
      TargetsAt at,
      boolean folder) {
    boolean next = at == TargetsAt.NEXT_STEP;
    if (next) {
      requireFeatures(spec, targets, features);
    } else {
      for (String target : targets) {
        if (features.contains(target)) {
          spec.fault(
              "targets",
              String.format(
                  Locale.ROOT,
                  "has '%s', which is a feature too; the network must not see what it is to predict",
                  target));
        }
      }
    }
    List<String> all = new ArrayList<>(features);
    targets.stream().filter(target -> !all.contains(target)).forEach(all::add);
    Map<String, Missing> missing = Missing.read(spec, all);
    SequenceColumns columns =
        new SequenceColumns(
            sequence,
            FieldKeys.time(spec, "step"),
            features,
            next ? List.of() : targets,
            classes,
            at == TargetsAt.EVERY_STEP,
            folder ? Optional.empty() : spec.optionalText("group"),
            FieldKeys.fields(spec, missing, spec.textsForEach("categories")));
    requireNoLookAhead(spec, at, features, missing);
    for (String column : columns.fields().categories().keySet()) {
      if (!features.contains(column)) {
        spec.fault(
            "categories",
            String.format(
                Locale.ROOT,
                "has '%s', which is none of the features: %s",
                column,
                String.join(", ", features)));
      }
    }
    return folder ? new Folder(columns, missing) : new Csv(columns, missing);
  }

  private static void requireFeatures(Section spec, List<String> targets, List<String> features) {
    for (String target : targets) {
      if (!features.contains(target)) {
        spec.fault(
            "targets",
            String.format(
                Locale.ROOT,
                "has '%s', which is none of the features; a target at the next step must be one",
                target));
      }
    }
  }

  /** A network that answers at every step must not see a line to what comes later. */
  private static void requireNoLookAhead(
      Section spec, TargetsAt at, List<String> features, Map<String, Missing> missing) {
    boolean line = features.stream().anyMatch(name -> missing.get(name) == Missing.INTERPOLATE);
    if (line && at != TargetsAt.LAST_STEP) {
      spec.fault(
          "missing",
          "is interpolate, which looks at later steps; with targets at each step take forward_fill");
    }
  }

  private static SequenceSource archive(
      Section spec, ArchiveFormat format, List<String> classes, TargetsAt at) {
    int inputSize = spec.integer("input_size", Range.atLeast(1));
    boolean next = at == TargetsAt.NEXT_STEP;
    if (at == TargetsAt.EVERY_STEP) {
      spec.fault(
          "targets_at",
          "must be last_step or next_step for a file with a sequence in each line, which has at"
              + " most one target for each");
    }
    if (next) {
      requireFeatures(spec, spec.optionalTexts("targets"), xs(inputSize));
    }
    Map<String, Missing> missing = Missing.read(spec, xs(inputSize));
    requireNoLookAhead(spec, at, xs(inputSize), missing);
    return new Archive(
        format,
        new SequenceColumns(
            Optional.empty(),
            Optional.empty(),
            xs(inputSize),
            next ? List.of() : List.of("target"),
            next ? List.of() : classes,
            false),
        missing,
        ArchiveSplit.TRAIN);
  }
}
