package io.github.rnncompare.data;

import io.github.rnncompare.column.NumberForm;
import io.github.rnncompare.column.TimeForms;
import io.github.rnncompare.spec.Excerpt;
import io.github.rnncompare.spec.Numbers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The names of a CSV file's columns, each once.
 *
 * @param names those of the file; {@code column_2} for a second column without one; {@code x_1} and
 *     {@code x_2} for two columns {@code x}
 * @param isInFile whether the first line has them; else it is a row of data, and all are {@code
 *     column_1}, {@code column_2}, …
 * @param remarks what is not as usual, a sentence each
 */
public record Header(List<String> names, boolean isInFile, List<String> remarks) {
  private static final String UNNAMED = "column_";

  public Header {
    names = List.copyOf(names);
    remarks = List.copyOf(remarks);
  }

  /**
   * The header of a file.
   *
   * @param first the fields of its first line
   * @param asked columns that a spec names; where all of them are in the first line it is the
   *     header, whatever it looks like
   * @param isRow whether it is like the rows below it
   */
  static Header of(List<String> first, List<String> asked, boolean isRow) {
    List<String> found = first.stream().map(String::strip).toList();
    boolean known = !asked.isEmpty() && Set.copyOf(found).containsAll(asked);
    if (!known && (isRow || isData(found))) {
      List<String> names =
          IntStream.rangeClosed(1, found.size()).mapToObj(i -> UNNAMED + i).toList();
      return new Header(
          names,
          false,
          List.of(
              String.format(
                  Locale.ROOT,
                  "The first line is a row like the others, and has no names: the columns are read as %s.",
                  NameList.of(names))));
    }
    List<String> remarks = new ArrayList<>();
    return new Header(unique(found, remarks), true, remarks);
  }

  /** Whether a column has a name that the file does not give it. */
  public static boolean isUnnamed(String name) {
    return name.matches(UNNAMED + "\\d+_*");
  }

  /** The same with further remarks before its own. */
  Header with(List<String> further) {
    List<String> all = new ArrayList<>(further);
    all.addAll(remarks);
    return new Header(names, isInFile, all);
  }

  /** The same behind a first column that has no name, as programs in R write it. */
  Header withRowNames() {
    List<String> all = new ArrayList<>(List.of(free(UNNAMED + 1, new HashSet<>(names))));
    all.addAll(names);
    List<String> words = new ArrayList<>(remarks);
    words.add(
        String.format(
            Locale.ROOT,
            "The header has one name less than rows have fields, as R writes it: the first column"
                + " is read as %s.",
            all.get(0)));
    return new Header(all, isInFile, words);
  }

  /** Whether each field is a number or a time; numbers that count the columns are their names. */
  private static boolean isData(List<String> fields) {
    List<String> filled = fields.stream().filter(field -> !Fields.PLAIN.isMissing(field)).toList();
    boolean allValues =
        !filled.isEmpty()
            && filled.stream()
                .allMatch(
                    field ->
                        Stream.of(NumberForm.values())
                                .anyMatch(form -> form.parse(field).isPresent())
                            || !new TimeForms().accept(field).isEmpty());
    return allValues && !counts(filled);
  }

  private static boolean counts(List<String> fields) {
    double first = Numbers.parse(fields.get(0)).orElse(-1.0);
    return (first == 0 || first == 1)
        && fields.size() > 1
        && IntStream.range(0, fields.size())
            .allMatch(i -> Numbers.parse(fields.get(i)).orElse(-1.0) == first + i);
  }

  private static List<String> unique(List<String> found, List<String> remarks) {
    Map<String, List<Integer>> places = new LinkedHashMap<>();
    for (int i = 0; i < found.size(); i++) {
      places.computeIfAbsent(found.get(i), name -> new ArrayList<>()).add(i);
    }
    Set<String> used = new HashSet<>(places.keySet());
    List<String> names = new ArrayList<>(found);
    places.forEach(
        (name, columns) -> {
          if (name.isEmpty()) {
            columns.forEach(i -> names.set(i, free(UNNAMED + (i + 1), used)));
          } else if (columns.size() > 1) {
            int number = 1;
            for (int i : columns) {
              names.set(i, free(name + "_" + number++, used));
            }
          }
          if (name.isEmpty() || columns.size() > 1) {
            remarks.add(remark(name, columns.stream().map(names::get).toList()));
          }
        });
    return names;
  }

  private static String free(String name, Set<String> used) {
    String free = name;
    while (!used.add(free)) {
      free += "_";
    }
    return free;
  }

  private static String remark(String name, List<String> now) {
    String read = now.stream().map(Excerpt::of).collect(Collectors.joining(", "));
    if (!name.isEmpty()) {
      return String.format(
          Locale.ROOT,
          "%d columns are named '%s': read as %s.",
          now.size(),
          Excerpt.of(name),
          read);
    }
    return now.size() == 1
        ? String.format(Locale.ROOT, "A column has no name: read as %s.", read)
        : String.format(Locale.ROOT, "%d columns have no name: read as %s.", now.size(), read);
  }

  /** The names that columns of this name have, where several had it. */
  List<String> renamed(String name) {
    return names.stream().filter(now -> now.matches(Pattern.quote(name) + "_\\d+_*")).toList();
  }
}
