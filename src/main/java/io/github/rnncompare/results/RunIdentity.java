package io.github.rnncompare.results;

import io.github.rnncompare.results.Provenance.DataDigest;
import io.github.rnncompare.spec.SpecFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the numbers of a run depend on. Only trials with the same identity may be in one
 * table.
 *
 * @param spec with every default filled in, as in {@code spec.yaml}
 */
public record RunIdentity(String spec, Platform platform, List<DataDigest> data) {

  /** The differences to {@code other}, a line for each; empty if there are none. */
  public List<String> differences(RunIdentity other) {
    List<String> differences = new ArrayList<>();
    Map<String, String> ours = flat(spec);
    Map<String, String> theirs = flat(other.spec);
    TreeSet<String> keys = new TreeSet<>(ours.keySet());
    keys.addAll(theirs.keySet());
    keys.forEach(key -> compare(key, ours.get(key), theirs.get(key), differences));
    differences.addAll(platform.differences(other.platform));
    compare("data", text(data), text(other.data), differences);
    return differences;
  }

  private static void compare(
      String what, @Nullable String ours, @Nullable String theirs, List<String> differences) {
    if (!Objects.equals(ours, theirs)) {
      differences.add(what + ": " + shown(ours) + ", now " + shown(theirs));
    }
  }

  private static String text(List<DataDigest> data) {
    return data.stream()
        .map(file -> file.file() + " with SHA-256 " + file.sha256())
        .collect(Collectors.joining(", "));
  }

  private static String shown(@Nullable String value) {
    return value == null ? "not there" : value;
  }

  /** Each value of the spec, by its full key. */
  private static Map<String, String> flat(String spec) {
    Map<String, String> values = new LinkedHashMap<>();
    flatten("", SpecFile.load(spec, "spec.yaml"), values);
    return values;
  }

  private static void flatten(String path, Map<?, ?> section, Map<String, String> values) {
    section.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> inner) {
            flatten(path + key + ".", inner, values);
          } else {
            values.put(path + key, String.valueOf(value));
          }
        });
  }
}
