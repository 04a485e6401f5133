package io.github.rnncompare.draft;

import io.github.rnncompare.column.NumberForm;
import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.DataRow;
import io.github.rnncompare.data.Fields;
import io.github.rnncompare.data.NameList;
import io.github.rnncompare.spec.Excerpt;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The file of the test split, compared with the one for training.
 *
 * @param names of its columns
 */
record TestFile(Path path, List<String> names) {
  static TestFile of(Path path) throws IOException {
    return new TestFile(path, DataRow.header(DataContent.of(path)).names());
  }

  /**
   * Fails where columns are missing that the draft uses.
   *
   * @throws UserErrorException that names them all
   */
  void requireColumns(Path training, Collection<String> used) {
    List<String> missing = used.stream().filter(name -> !names.contains(name)).distinct().toList();
    if (!missing.isEmpty()) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s:1: no column%s %s, which %s has; it has: %s. Both files need the same columns: rename them, or leave some out of both, naming the others: --features",
              path,
              missing.size() == 1 ? "" : "s",
              NameList.of(missing.stream().map(name -> "'" + name + "'").toList()),
              training,
              NameList.of(names)));
    }
  }

  /** Where a column first has a text that is none of some: "test.csv:4 has 'x'". */
  Optional<String> firstOther(String column, Collection<String> known, Fields written)
      throws IOException {
    String[] found = {""};
    DataRow.read(
        DataContent.of(path),
        List.of(column),
        row -> {
          String text = row.text(column).strip();
          if (found[0].isEmpty() && !written.isMissing(text) && !known.contains(text)) {
            found[0] =
                String.format(Locale.ROOT, "%s:%d has '%s'", path, row.line(), Excerpt.of(text));
          }
        });
    return found[0].isEmpty() ? Optional.empty() : Optional.of(found[0]);
  }

  /**
   * Fails where the file writes numbers in another way than the one for training.
   *
   * @param shapes of the columns of both files
   */
  void requireForm(
      Path training, List<ColumnShape> trained, List<ColumnShape> shapes, NumberForm form) {
    for (ColumnShape shape : shapes) {
      List<NumberForm> others = shape.numbers().possible();
      boolean numeric =
          shape.isNumeric()
              && !shape.isTime()
              && trained.stream()
                  .anyMatch(own -> own.name().equals(shape.name()) && own.isNumeric());
      if (!numeric || others.isEmpty() || shape.numbers().fits(form)) {
        continue;
      }
      boolean both =
          others.size() == 1
              && trained.stream()
                  .filter(own -> own.isNumeric() && !own.isTime())
                  .allMatch(own -> own.numbers().fits(others.get(0)));
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s writes numbers as %s, but %s as %s, in column '%s'; both are read in one way: %s",
              training,
              form.example(),
              path,
              NumberForm.examples(others),
              shape.name(),
              both
                  ? "say --numbers " + others.get(0).example() + ", which fits both"
                  : "write them alike"));
    }
  }
}
