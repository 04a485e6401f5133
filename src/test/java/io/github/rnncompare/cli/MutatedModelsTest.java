package io.github.rnncompare.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.network.ForgedModels;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Models with random damage. As long as nobody writes the digests anew, each is refused with one
 * message, or its predictions are those of the undamaged model, byte for byte: what was changed
 * then is read by nobody, as a time in the zip, or the zip's directory. With new digests the model
 * is another one, which may say other things, but nothing that is no number.
 */
class MutatedModelsTest {
  private static final int MUTATIONS = 150;
  private static final String SERIES =
      """
      task: {name: series, file: '%s', columns: [y], transforms: [difference, standardise], window: 3,
        validation: 4, test: 4}
      engine: fast
      architectures: {lstm: {hidden_size: 3}}
      """;

  /** Keys, numbers and words in YAML and JSON. */
  private static final Pattern WORD = Pattern.compile("[A-Za-z_.0-9-]+");

  private static final List<String> WORDS =
      List.of(
          "0",
          "-1",
          "1",
          "2",
          "7",
          "3.5",
          "1e39",
          "1e999",
          ".nan",
          "NaN",
          "null",
          "true",
          "''",
          "[]",
          "{}",
          "[",
          "\"",
          "gru",
          "lstm",
          "simple_rnn",
          "stock",
          "fast",
          "DOUBLE",
          "HALF",
          "relu",
          "difference",
          "min_max",
          "y",
          "99999999999999999999",
          "!!binary x",
          "&a",
          "*a",
          "\u0007");

  @TempDir private Path directory;

  private record Answer(int code, String out, String err) {}

  private static Answer predict(Path model, Path data) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = TrainedModel.predict(out, err, model.toString(), data.toString());
    return new Answer(code, out.toString(), err.toString());
  }

  private Path data() throws IOException {
    StringBuilder rows = new StringBuilder("y\n");
    for (int t = 0; t < 30; t++) {
      rows.append(100 + t + 10 * Math.sin(t)).append('\n');
    }
    return Files.writeString(directory.resolve("data.csv"), rows);
  }

  private Path train(String spec, String name) throws IOException {
    TrainedModel trained = TrainedModel.train(spec, directory);
    return Files.move(Path.of(trained.file()), directory.resolve(name));
  }

  @Test
  void aDamagedModelIsRefusedOrPredictsTheSame() throws IOException {
    // given
    Path data = data();
    String spec = SERIES.formatted(data);
    Path model = train(spec, "here.zip");
    Path other = train(spec.replace("hidden_size: 3", "hidden_size: 4"), "other.zip");
    Answer whole = predict(model, data);
    assertThat(whole.code()).as(whole.err()).isZero();
    int refused = 0;

    // then
    for (int seed = 0; seed < MUTATIONS; seed++) {
      Random random = new Random(seed);
      Answer answer = predict(damaged(model, other, random), data);
      if (answer.code() == 0) {
        assertThat(answer.out()).as("seed %d", seed).isEqualTo(whole.out());
      } else {
        assertRefused(answer, seed);
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(MUTATIONS / 2);
  }

  @Test
  void aForgedModelIsRefusedOrPredictsNumbers() throws IOException {
    // given
    Path data = data();
    String spec = SERIES.formatted(data);
    Path model = train(spec, "here.zip");
    Path other = train(spec.replace("hidden_size: 3", "hidden_size: 4"), "other.zip");
    int refused = 0;

    // then
    for (int seed = 0; seed < MUTATIONS; seed++) {
      Map<String, byte[]> entries = changed(model, other, new Random(1000 + seed));
      Path forged =
          Files.write(
              directory.resolve("forged.zip"), ForgedModels.packed(ForgedModels.sealed(entries)));
      Answer answer = predict(forged, data);
      if (answer.code() == 0) {
        assertThat(answer.out()).as("seed %d", seed).doesNotContain("NaN").doesNotContain("Inf");
      } else {
        assertRefused(answer, seed);
        refused++;
      }
    }
    assertThat(refused).isBetween(1, MUTATIONS - 1);
  }

  private static void assertRefused(Answer answer, int seed) {
    assertThat(answer.code()).as("seed %d: %s", seed, answer.err()).isEqualTo(2);
    assertThat(answer.out()).as("seed %d", seed).isEmpty();
    assertThat(answer.err())
        .as("seed %d", seed)
        .startsWith("rnn-compare: ")
        .contains(".zip")
        .doesNotContain("\tat ")
        .doesNotContain("a fault of");
  }

  private Path damaged(Path model, Path other, Random random) throws IOException {
    byte[] bytes = Files.readAllBytes(model);
    switch (random.nextInt(5)) {
      case 0 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 2 -> {
        int at = random.nextInt(bytes.length - 20);
        byte[] filling = new byte[random.nextInt(20)];
        random.nextBytes(filling);
        System.arraycopy(filling, 0, bytes, at, filling.length);
      }
      default -> bytes = ForgedModels.packed(changed(model, other, random));
    }
    return Files.write(directory.resolve("damaged.zip"), bytes);
  }

  /** One entry changed, swapped with another, or of another model. */
  private static Map<String, byte[]> changed(Path model, Path other, Random random)
      throws IOException {
    Map<String, byte[]> entries = new HashMap<>(ForgedModels.entries(model));
    List<String> names = new ArrayList<>(entries.keySet().stream().sorted().toList());
    String name = names.get(random.nextInt(names.size()));
    byte[] entry = requireNonNull(entries.get(name));
    switch (random.nextInt(6)) {
      case 0 -> entries.put(name, requireNonNull(ForgedModels.entries(other).get(name)));
      case 1 -> {
        String second = names.get(random.nextInt(names.size()));
        entries.put(name, requireNonNull(entries.put(second, entry)));
      }
      case 2 -> {
        byte[] flipped = entry.clone();
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        entries.put(name, flipped);
      }
      default -> {
        String text = name.endsWith(".bin") ? "configuration.json" : name;
        entries.put(text, word(requireNonNull(entries.get(text)), random));
      }
    }
    return entries;
  }

  /** Another word in the place of one. */
  private static byte[] word(byte[] entry, Random random) {
    String text = new String(entry, StandardCharsets.UTF_8);
    List<int[]> words = new ArrayList<>();
    for (Matcher matcher = WORD.matcher(text); matcher.find(); ) {
      words.add(new int[] {matcher.start(), matcher.end()});
    }
    int[] word = words.get(random.nextInt(words.size()));
    String by = WORDS.get(random.nextInt(WORDS.size()));
    return (text.substring(0, word[0]) + by + text.substring(word[1]))
        .getBytes(StandardCharsets.UTF_8);
  }
}
