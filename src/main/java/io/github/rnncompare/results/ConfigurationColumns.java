package io.github.rnncompare.results;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of the keys that a sweep goes through. */
public final class ConfigurationColumns {
  private ConfigurationColumns() {}

  /**
   * A column for each key: its last word, and as many of those before it as it takes to differ from
   * the other keys' and from the columns that the files have anyway; "configuration_" before it
   * where all of them do not suffice.
   *
   * @param keys such as "training.optimizer.learning_rate"
   */
  public static Map<String, String> names(Collection<String> keys) {
    List<String> taken = new ArrayList<>(CsvTable.columns(LossRow.class));
    taken.addAll(CsvTable.columns(TrialRow.class));
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
