package io.github.rnncompare.results;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names of the columns for the keys of a sweep. */
public final class ConfigurationColumns {
  private ConfigurationColumns() {}

  /**
   * A column name for each key: its last word, preceded by as many of the words before it as needed
   * to differ from other keys and from the files' own columns. If all words do not suffice, the
   * name begins with "configuration_".
   *
   * @param keys such as "training.optimizer.learning_rate"
   */
  public static Map<String, String> names(Collection<String> keys) {
    List<String> taken = new ArrayList<>(CsvTable.columns(LossRow.class));
    taken.addAll(CsvTable.columns(TrialRow.class));
    taken.addAll(CsvTable.columns(DiagnosticRow.class));
    Map<String, String> names = new LinkedHashMap<>();
    for (String key : keys) {
      List<String> words = List.of(key.replace("*.", "").split("\\."));
      int from = words.size() - 1;
      while (from > 0
          && (taken.contains(name(words, from)) || isAmbiguous(key, words, from, keys))) {
        from--;
      }
      String name = name(words, from);
      names.put(key, taken.contains(name) ? "configuration_" + name : name);
    }
    return names;
  }

  private static boolean isAmbiguous(
      String key, List<String> words, int from, Collection<String> keys) {
    String ending = String.join(".", words.subList(from, words.size()));
    return keys.stream()
        .anyMatch(other -> !other.equals(key) && ("." + other).endsWith("." + ending));
  }

  private static String name(List<String> words, int from) {
    return String.join("_", words.subList(from, words.size()));
  }
}
