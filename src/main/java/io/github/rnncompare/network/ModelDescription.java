package io.github.rnncompare.network;

import io.github.rnncompare.spec.MistakeException;
import io.github.rnncompare.spec.SpecFile;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of a saved model besides its network, and what it takes to use it on new data.
 *
 * @param version of the rnn-compare that trained it
 * @param commit of the same, or "unknown"
 * @param architecture "simple_rnn", "lstm", "gru"
 * @param seed of the trial
 * @param epoch after which the network was as it is here; 0 is before training
 * @param spec of the experiment, with every default filled in
 * @param fitted numbers that the task took from its training data, by their names
 */
public record ModelDescription(
    String version,
    String commit,
    String architecture,
    long seed,
    long epoch,
    Map<String, Object> spec,
    Map<String, Double> fitted) {

  private static final int FORMAT = 1;

  /** Enough digits to read back every double; Double.toString's are others on another JDK. */
  private static final MathContext EXACT = new MathContext(17);

  public ModelDescription {
    spec = Collections.unmodifiableMap(new LinkedHashMap<>(spec));
    fitted = Collections.unmodifiableMap(new TreeMap<>(fitted));
  }

  /** As YAML, with the format's version first. */
  String yaml() {
    Map<String, Object> numbers = new LinkedHashMap<>();
    fitted.forEach((name, value) -> numbers.put(name, new BigDecimal(value).round(EXACT)));
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("format", FORMAT);
    content.put("rnn_compare", version);
    content.put("commit", commit);
    content.put("architecture", architecture);
    content.put("seed", seed);
    content.put("epoch", epoch);
    content.put("fitted", numbers);
    content.put("spec", spec);
    return SpecFile.dump(content);
  }

  /**
   * Reads what {@link #yaml} has written.
   *
   * @param file that it stands in
   * @throws MistakeException if it is of another format, or not YAML
   */
  static ModelDescription parse(String yaml, String file) throws DamagedException {
    Content content = new Content(SpecFile.load(yaml, file + ": " + ModelZip.DESCRIPTION));
    long format = content.whole("format");
    String version = content.get("rnn_compare", String.class);
    if (format != FORMAT) {
      throw new MistakeException(
          String.format(
              Locale.ROOT,
              "%s: a model of format %d, written by rnn-compare %s; this is %s, which reads format %d. Use that version, or train anew.",
              file,
              format,
              version,
              Build.current().version(),
              FORMAT));
    }
    return new ModelDescription(
        version,
        content.get("commit", String.class),
        content.get("architecture", String.class),
        content.whole("seed"),
        content.whole("epoch"),
        content.section("spec").values(),
        content.section("fitted").numbers());
  }

  /** Keys and values that may be other than they should be. */
  private record Content(Map<String, Object> values) {

    <T> T get(String key, Class<T> type) throws DamagedException {
      Object value = values.get(key);
      if (!type.isInstance(value)) {
        throw new DamagedException(
            String.format(
                Locale.ROOT,
                "'%s' in %s is missing or no %s",
                key,
                ModelZip.DESCRIPTION,
                type.getSimpleName()));
      }
      return type.cast(value);
    }

    long whole(String key) throws DamagedException {
      return get(key, Number.class).longValue();
    }

    Content section(String key) throws DamagedException {
      Map<?, ?> found = get(key, Map.class);
      Map<String, Object> section = new LinkedHashMap<>();
      found.forEach((name, value) -> section.put(String.valueOf(name), value));
      return new Content(section);
    }

    Map<String, Double> numbers() throws DamagedException {
      Map<String, Double> numbers = new TreeMap<>();
      for (String key : values.keySet()) {
        numbers.put(key, get(key, Number.class).doubleValue());
      }
      return numbers;
    }
  }
}
