package io.github.rnncompare.draft;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.DataRow;
import io.github.rnncompare.data.SequenceColumns;
import io.github.rnncompare.data.SequenceFolder;
import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** What is to be told of sequences that are a file each. */
final class FolderDraft {
  private static final String FILE = "file";

  private final Path folder;
  private final String name;
  private final List<String> files;
  private final List<ColumnProfile> looks;

  private FolderDraft(Path folder, String name, List<String> files, List<ColumnProfile> looks) {
    this.folder = folder;
    this.name = name;
    this.files = files;
    this.looks = looks;
  }

  static TaskDraft of(Path folder, String name) throws IOException {
    DataContent content = DataContent.of(folder);
    List<String> files = SequenceFolder.files(content);
    List<ColumnProfile> looks = looks(content.file(files.get(0)), column -> true);
    for (String file : files.subList(1, files.size())) {
      look(content.file(file), looks);
    }
    return new FolderDraft(folder, name, files, looks).draft();
  }

  private static List<ColumnProfile> looks(DataContent file, Predicate<String> wanted)
      throws IOException {
    List<ColumnProfile> looks =
        DataRow.header(file).stream().filter(wanted).map(ColumnProfile::new).toList();
    look(file, looks);
    return looks;
  }

  private static void look(DataContent file, List<ColumnProfile> looks) throws IOException {
    DataRow.read(
        file,
        looks.stream().map(ColumnProfile::name).toList(),
        row -> looks.forEach(look -> look.accept(row.text(look.name()))));
  }

  private TaskDraft draft() throws IOException {
    Optional<ColumnProfile> inFiles =
        looks.stream().filter(look -> Names.isOfLabels(look.name())).findFirst();
    TargetDraft told = told(inFiles);
    List<String> features =
        CsvDraft.varying(
                folder,
                looks.stream()
                    .filter(look -> !inFiles.equals(Optional.of(look)))
                    .filter(look -> !Names.isOfSteps(look.name()))
                    .toList())
            .stream()
            .map(ColumnProfile::name)
            .toList();
    SequenceTable table =
        SequenceFolder.read(
            DataContent.of(folder),
            new SequenceColumns(
                Optional.empty(), Optional.empty(), features, List.of(), List.of(), false));
    TaskDraft.Lines keys = new TaskDraft.Lines();
    keys.key("name", "sequences");
    keys.key("folder", Quoted.of(SeriesDraft.slashed(folder)), "each file is a sequence");
    keys.key("features", Quoted.list(features));
    told.write(keys);
    int longest = table.longest();
    keys.key("time_steps", Integer.toString(longest), "of the longest");
    SharesDraft.write(keys);
    told.writeMetric(keys);
    List<String> found = new ArrayList<>();
    found.add(
        String.format(
            Locale.ROOT,
            "%s: %,d files of %s",
            folder,
            files.size(),
            SharesDraft.steps(table.shortest(), longest)));
    found.addAll(CsvDraft.columns(looks));
    found.add("Each file taken as a sequence; the draft tells " + told.words() + ".");
    return new TaskDraft(name, told.question(), found, keys.all(), told.sizes(features.size()));
  }

  /** In each file, or in one of their own, or by sub-folders; else the next step. */
  private TargetDraft told(Optional<ColumnProfile> inFiles) throws IOException {
    if (inFiles.isPresent()) {
      return new TargetDraft(Optional.of(inFiles.get().name()), inFiles.get().classes(), true);
    }
    DataContent content = DataContent.of(folder);
    if (SequenceFolder.hasLabels(content)) {
      DataContent labels = SequenceFolder.labels(content);
      ColumnProfile label =
          looks(labels, column -> !column.equals(FILE)).stream()
              .findFirst()
              .orElseThrow(
                  () ->
                      new UserErrorException(
                          labels.path() + ":1: no column beside 'file' to be told"));
      return new TargetDraft(Optional.of(label.name()), label.classes(), false);
    }
    List<String> subfolders =
        files.stream()
            .map(file -> file.substring(0, Math.max(0, file.indexOf('/'))))
            .distinct()
            .sorted()
            .toList();
    boolean classes = subfolders.size() > 1 && !subfolders.contains("");
    return new TargetDraft(Optional.empty(), classes ? subfolders : List.of(), false);
  }
}
