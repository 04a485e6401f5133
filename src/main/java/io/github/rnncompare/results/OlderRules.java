package io.github.rnncompare.results;

import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.spec.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The rules of versions that did not have a key yet. Where the {@code spec.yaml} of results lacks
 * the key, these hold; in a spec that a person writes, the default does.
 */
public final class OlderRules {
  private static final List<Rule> RULES = List.of(new Rule("training", "checkpoint", "lowest"));

  private OlderRules() {}

  private record Rule(String section, String key, String value) {
    boolean isMissing(Map<String, Object> spec) {
      return spec.get(section) instanceof Map<?, ?> keys && !keys.containsKey(key);
    }
  }

  /** What is to be set in the spec of results, so that it is run by the rules of its version. */
  public static List<String> overrides(Path spec) throws IOException {
    Map<String, Object> keys = SpecFile.load(TextFile.read(spec, "spec"), spec.toString());
    return RULES.stream()
        .filter(rule -> rule.isMissing(keys))
        .map(rule -> rule.section + "." + rule.key + "=" + rule.value)
        .toList();
  }

  /** A resolved spec, or a file that has one in it, without the lines of these rules. */
  static String removed(String yaml) {
    String lines = yaml;
    for (Rule rule : RULES) {
      Pattern line = Pattern.compile("(?m)^ +" + rule.key + ": " + rule.value + "\\R");
      lines = line.matcher(lines).replaceAll("");
    }
    return lines;
  }
}
