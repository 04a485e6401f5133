package io.github.rnncompare.draft;

import io.github.rnncompare.data.NameList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of few texts, each of which is a feature, 1 or 0.
 *
 * @param texts of each column, in the order of the file
 * @param remarks why other columns of texts are none of them, a sentence each
 */
record Categories(Map<String, List<String>> texts, List<String> remarks) {
  /** With more texts than this, there are too few rows of each to learn from. */
  static final int MAX = 20;

  private static final int MIN_ROWS_OF_EACH = 3;

  /** Finds them among columns that are neither times nor names nor what is predicted. */
  static Categories of(CsvReading reading, List<ColumnProfile> columns, DraftOptions options)
      throws IOException {
    Map<String, List<String>> texts = new LinkedHashMap<>();
    List<String> remarks = new ArrayList<>();
    for (ColumnProfile column : columns) {
      if (column.isNumeric() || column.rows() == column.missing()) {
        continue;
      }
      Optional<String> reason = reason(reading, column);
      if (reason.isEmpty() && options.test().isPresent()) {
        reason = unknown(reading, column, TestFile.of(options.test().get()));
      }
      if (reason.isEmpty()) {
        texts.put(column.name(), column.texts());
      } else if (!isTime(reading, column) && !isConstant(column)) {
        remarks.add(column.name() + " is left out: " + reason.get() + ".");
      }
    }
    return new Categories(texts, remarks);
  }

  /** Why a column cannot be one of categories; empty if it can. */
  private static Optional<String> reason(CsvReading reading, ColumnProfile column) {
    int count = column.texts().size();
    long there = column.rows() - column.missing();
    if (isTime(reading, column) || isConstant(column)) {
      return Optional.of("it does not vary, or has times");
    }
    if (count == 1) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "it is '%s' or missing; if nothing stands for something else, write a text for that, and it is a category",
              column.texts().get(0)));
    }
    if (count == 0 || count > MAX || there < (long) MIN_ROWS_OF_EACH * count) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "too many texts for categories (at most %d, with %d rows each)%s",
              MAX,
              MIN_ROWS_OF_EACH,
              reading
                  .shape(column.name())
                  .flatMap(ColumnShape::noNumberWithUnit)
                  .map(words -> ". " + words)
                  .orElse("")));
    }
    return 2 * column.missing() > column.rows()
        ? Optional.of("it is mostly missing; write a text for what nothing stands for")
        : Optional.empty();
  }

  /** What the file of the test split has in a column, and training does not know. */
  private static Optional<String> unknown(CsvReading reading, ColumnProfile column, TestFile test)
      throws IOException {
    if (!test.names().contains(column.name())) {
      return Optional.of(test.path() + ":1 has no such column, but " + reading.file() + " has");
    }
    return test.firstOther(column.name(), column.texts(), reading.fields(Set.of()))
        .map(other -> other + ", which " + reading.file() + " does not have");
  }

  private static boolean isTime(CsvReading reading, ColumnProfile column) {
    return reading.shape(column.name()).map(ColumnShape::isTime).orElse(false);
  }

  private static boolean isConstant(ColumnProfile column) {
    return column.isConstant() && column.missing() == 0;
  }

  /** The names of the columns. */
  List<String> names() {
    return List.copyOf(texts.keySet());
  }

  /** How many features they give. */
  int size() {
    return texts.values().stream().mapToInt(List::size).sum();
  }

  /** The same with the texts of further columns in front. */
  Categories with(Map<String, List<String>> further) {
    Map<String, List<String>> all = new LinkedHashMap<>(further);
    all.putAll(texts);
    return new Categories(all, remarks);
  }

  /** The same without some columns, for one reason. */
  Categories without(Collection<String> columns, String reason) {
    List<String> gone = texts.keySet().stream().filter(columns::contains).toList();
    if (gone.isEmpty()) {
      return this;
    }
    Map<String, List<String>> rest = new LinkedHashMap<>(texts);
    rest.keySet().removeAll(gone);
    List<String> all = new ArrayList<>(remarks);
    all.add(NameList.of(gone) + (gone.size() == 1 ? " is" : " are") + " left out: " + reason + ".");
    return new Categories(rest, all);
  }

  /** Texts that may be the same one, see {@link AlikeTexts}. */
  List<String> alike() {
    return texts.entrySet().stream()
        .flatMap(column -> AlikeTexts.remark(column.getKey(), column.getValue()).stream())
        .toList();
  }

  /** The key of the columns, if there are any. */
  void write(TaskDraft.Lines keys, String comment) {
    if (!texts.isEmpty()) {
      List<String> all = new ArrayList<>();
      texts.forEach((column, own) -> all.add(Quoted.of(column) + ": " + Quoted.list(own)));
      keys.key("categories", "{" + String.join(", ", all) + "}", comment);
    }
  }
}
