package io.github.rnncompare.draft;

import io.github.rnncompare.column.NumberForm;
import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.DataRow;
import io.github.rnncompare.data.SequenceColumns;
import io.github.rnncompare.data.SequenceFolder;
import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Drafts the task of a folder in which each file is a sequence. */
final class FolderDraft {
  private static final String FILE = "file";

  private final Path folder;
  private final String name;
  private final List<String> files;
  private final List<ColumnProfile> profiles;

  private FolderDraft(Path folder, String name, List<String> files, List<ColumnProfile> profiles) {
    this.folder = folder;
    this.name = name;
    this.files = files;
    this.profiles = profiles;
  }

  static TaskDraft of(Path folder, String name) throws IOException {
    DataContent content = DataContent.of(folder);
    List<String> files = SequenceFolder.files(content);
    List<ColumnProfile> profiles = profiles(content.file(files.get(0)), column -> true);
    for (String file : files.subList(1, files.size())) {
      profile(content.file(file), profiles);
    }
    return new FolderDraft(folder, name, files, profiles).draft();
  }

  private static List<ColumnProfile> profiles(DataContent file, Predicate<String> wanted)
      throws IOException {
    List<ColumnProfile> profiles =
        DataRow.header(file).names().stream()
            .filter(wanted)
            .map(name -> new ColumnProfile(name, NumberForm.PLAIN))
            .toList();
    profile(file, profiles);
    return profiles;
  }

  private static void profile(DataContent file, List<ColumnProfile> profiles) throws IOException {
    DataRow.read(
        file,
        profiles.stream().map(ColumnProfile::name).toList(),
        row -> profiles.forEach(profile -> profile.accept(row.text(profile.name()))));
  }

  private TaskDraft draft() throws IOException {
    Optional<ColumnProfile> inFiles =
        profiles.stream()
            .filter(profile -> Names.isOfLabels(profile.name()))
            .filter(profile -> subfolders().isEmpty() || !profile.name().equalsIgnoreCase("y"))
            .findFirst();
    TargetDraft target = target(inFiles);
    List<String> features =
        CsvDraft.varying(
                folder,
                profiles.stream()
                    .filter(profile -> !inFiles.equals(Optional.of(profile)))
                    .filter(profile -> !Names.isOfSteps(profile.name()))
                    .toList(),
                Optional.empty())
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
    target.write(keys);
    int longest = table.longest();
    keys.key("time_steps", Integer.toString(longest), "of the longest");
    keys.splits(Optional.empty());
    target.writeMetric(keys);
    List<String> found = new ArrayList<>();
    found.add(
        String.format(
            Locale.ROOT,
            "%s: %,d files of %s",
            folder,
            files.size(),
            TaskDraft.steps(table.shortest(), longest)));
    Map<String, String> descriptions = new LinkedHashMap<>();
    profiles.forEach(profile -> descriptions.put(profile.name(), profile.description()));
    found.addAll(CsvDraft.columns(descriptions));
    found.add("Each file taken as a sequence; the draft predicts " + target.description() + ".");
    return new TaskDraft(name, target.question(), found, keys.all(), target.sizes(features.size()));
  }

  /** The target: in each file, in labels.csv, or by sub-folders; otherwise the next step. */
  private TargetDraft target(Optional<ColumnProfile> inFiles) throws IOException {
    if (inFiles.isPresent()) {
      return new TargetDraft(Optional.of(inFiles.get().name()), inFiles.get().classes(), true);
    }
    DataContent content = DataContent.of(folder);
    if (SequenceFolder.hasLabels(content)) {
      DataContent labels = SequenceFolder.labels(content);
      ColumnProfile label =
          profiles(labels, column -> !column.equals(FILE)).stream()
              .findFirst()
              .orElseThrow(
                  () ->
                      new UserErrorException(
                          labels.path() + ":1: no target column besides 'file'"));
      return new TargetDraft(Optional.of(label.name()), label.classes(), false);
    }
    return new TargetDraft(Optional.empty(), subfolders(), false);
  }

  /** The sub-folders, if each file is in one of several: the names of classes. */
  private List<String> subfolders() {
    List<String> subfolders =
        files.stream()
            .map(file -> file.substring(0, Math.max(0, file.indexOf('/'))))
            .distinct()
            .sorted()
            .toList();
    return subfolders.size() > 1 && !subfolders.contains("") ? subfolders : List.of();
  }
}
