package io.github.rnncompare.draft;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.data.TsContent;
import io.github.rnncompare.data.TsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Drafts the task of a {@code .ts} file: labels or numbers of its sequences. */
final class TsDraft {
  private static final String TRAIN = "_TRAIN";
  private static final String TEST = "_TEST";

  private TsDraft() {}

  /** Uses the archive's test file too, if it is in the same folder. */
  static TaskDraft of(Path file, String name) throws IOException {
    TsContent content = TsContent.of(DataContent.of(file));
    SequenceTable table = TsFile.read(DataContent.of(file), content.inputSize(), content.classes());
    Optional<Path> test = test(file);
    int longest = table.longest();
    if (test.isPresent()) {
      longest =
          Math.max(
              longest,
              TsFile.read(DataContent.of(test.get()), content.inputSize(), content.classes())
                  .longest());
    }
    TargetDraft target =
        new TargetDraft(
            content.classes().isEmpty() ? Optional.of("target") : Optional.of("label"),
            content.classes(),
            false);
    TaskDraft.Lines keys = new TaskDraft.Lines();
    keys.key("name", "sequences").key("file", Quoted.of(SeriesDraft.slashed(file)));
    keys.key("input_size", Integer.toString(content.inputSize()), "dimensions");
    if (!content.classes().isEmpty()) {
      keys.key("classes", Quoted.list(content.classes()));
    }
    keys.key("time_steps", Integer.toString(longest), "of the longest");
    if (test.isPresent()) {
      keys.key("validation", "0.2", "share of the training file");
      keys.key(
          "test",
          String.format(Locale.ROOT, "{file: %s}", Quoted.of(SeriesDraft.slashed(test.get()))));
      keys.scale();
    } else {
      keys.splits();
    }
    target.writeMetric(keys);
    List<String> found = new ArrayList<>();
    found.add(
        String.format(
            Locale.ROOT,
            "%s: %,d sequences of %s, %d dimensions",
            file,
            table.count(),
            TaskDraft.steps(table.shortest(), table.longest()),
            content.inputSize()));
    test.ifPresent(path -> found.add(path + " is in the same folder and is the test split."));
    found.add("The draft predicts " + target.description() + ".");
    return new TaskDraft(
        name.replace(TRAIN, ""),
        target.question(),
        found,
        keys.all(),
        target.sizes(content.inputSize()));
  }

  private static Optional<Path> test(Path file) {
    String own = String.valueOf(file.getFileName());
    return own.contains(TRAIN)
        ? Optional.of(file.resolveSibling(own.replace(TRAIN, TEST))).filter(Files::isRegularFile)
        : Optional.empty();
  }
}
