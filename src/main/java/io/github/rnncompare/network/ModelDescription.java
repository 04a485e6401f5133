package io.github.rnncompare.network;

import io.github.rnncompare.spec.Excerpt;
import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Seeds;
import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.spec.UserErrorException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Metadata of a saved model: its origin, and what is needed to use it on new data.
 *
 * @param version of the rnn-compare that trained it
 * @param commit of the same, or "unknown"
 * @param architecture "simple_rnn", "lstm", "gru"
 * @param seed of the trial
 * @param epoch whose parameters the network has; 0 is before training
 * @param spec of the experiment, with every default filled in
 * @param fitted numbers that the task fitted on its training data, by their names
 * @param trainedOn by which the task recognises those data; empty if it cannot, and in models of
 *     older versions
 */
public record ModelDescription(
    String version,
    String commit,
    String architecture,
    long seed,
    long epoch,
    Map<String, Object> spec,
    Map<String, Double> fitted,
    Map<String, String> trainedOn) {

  private static final int FORMAT = 2;

  /** As format 2, but without digests of the entries. */
  private static final int FORMAT_WITHOUT_DIGESTS = 1;

  /** A key that not every model has. */
  private static final String TRAINED_ON = "trained_on";

  private static final Range FORMATS = Range.atLeast(1);
  private static final Range EPOCHS = Range.between(0, 1_000_000_000);

  /** Enough digits to read back every double; those of Double.toString depend on the JDK. */
  private static final MathContext EXACT = new MathContext(17);

  public ModelDescription {
    spec = Collections.unmodifiableMap(new LinkedHashMap<>(spec));
    fitted = Collections.unmodifiableMap(new TreeMap<>(fitted));
    trainedOn = Collections.unmodifiableMap(new TreeMap<>(trainedOn));
  }

  /** As YAML, with the format's version first; {@link ModelDigests} are appended later. */
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
    if (!trainedOn.isEmpty()) {
      content.put(TRAINED_ON, trainedOn);
    }
    content.put("spec", spec);
    return SpecFile.dump(content);
  }

  /**
   * Reads what {@link #yaml} has written.
   *
   * @param file that it stands in
   * @throws UserErrorException if it is of another format, or not YAML
   */
  static ModelDescription parse(String yaml, String file) throws DamagedException {
    Content content = new Content(SpecFile.load(yaml, file + ": " + ModelZip.DESCRIPTION));
    long format = content.whole("format", FORMATS);
    String version = content.get("rnn_compare", String.class);
    if (format != FORMAT && format != FORMAT_WITHOUT_DIGESTS) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: a model of format %d, written by rnn-compare %s; this is %s, which reads formats %d and %d. Use that version, or train anew.",
              file,
              format,
              version,
              Build.current().version(),
              FORMAT_WITHOUT_DIGESTS,
              FORMAT));
    }
    if (content.values().containsKey(ModelDigests.KEY) != (format == FORMAT)) {
      throw new DamagedException(
          String.format(
              Locale.ROOT,
              "'%s' in %s is %s, but a model of format %d %s",
              ModelDigests.KEY,
              ModelZip.DESCRIPTION,
              format == FORMAT ? "missing" : "there",
              format,
              format == FORMAT ? "has it" : "has none"));
    }
    return new ModelDescription(
        version,
        content.get("commit", String.class),
        content.get("architecture", String.class),
        content.whole("seed", Seeds.RANGE),
        content.whole("epoch", EPOCHS),
        content.section("spec").values(),
        content.section("fitted").numbers(),
        content.values().containsKey(TRAINED_ON) ? content.section(TRAINED_ON).texts() : Map.of());
  }

  /** Keys and values that are still to be checked. */
  private record Content(Map<String, Object> values) {

    <T> T get(String key, Class<T> type) throws DamagedException {
      Object value = values.get(key);
      if (!type.isInstance(value)) {
        throw new DamagedException(
            String.format(
                Locale.ROOT,
                "'%s' in %s is missing or no %s",
                Excerpt.of(key),
                ModelZip.DESCRIPTION,
                type.getSimpleName()));
      }
      return type.cast(value);
    }

    long whole(String key, Range range) throws DamagedException {
      Number number = get(key, Number.class);
      boolean isWhole = number instanceof Integer || number instanceof Long;
      if (!isWhole || !range.contains(number.doubleValue())) {
        throw new DamagedException(
            String.format(
                Locale.ROOT,
                "'%s' in %s is %s; expected a whole number %s",
                key,
                ModelZip.DESCRIPTION,
                Excerpt.of(number.toString()),
                range.words()));
      }
      return number.longValue();
    }

    Content section(String key) throws DamagedException {
      Map<?, ?> found = get(key, Map.class);
      Map<String, Object> section = new LinkedHashMap<>();
      found.forEach((name, value) -> section.put(String.valueOf(name), value));
      return new Content(section);
    }

    Map<String, String> texts() throws DamagedException {
      Map<String, String> texts = new TreeMap<>();
      for (String key : values.keySet()) {
        texts.put(key, get(key, String.class));
      }
      return texts;
    }

    Map<String, Double> numbers() throws DamagedException {
      Map<String, Double> numbers = new TreeMap<>();
      for (String key : values.keySet()) {
        double number = get(key, Number.class).doubleValue();
        if (!Double.isFinite(number)) {
          throw new DamagedException(
              String.format(
                  Locale.ROOT,
                  "'%s' in %s is %s, not a number that could have been fitted",
                  Excerpt.of(key),
                  ModelZip.DESCRIPTION,
                  number));
        }
        numbers.put(key, number);
      }
      return numbers;
    }
  }
}
