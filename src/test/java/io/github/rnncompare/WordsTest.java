package io.github.rnncompare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The program and its documents use the words of the field, one word for one thing. */
class WordsTest {
  /** What is not written, and why. */
  private static final Map<String, String> NOT_OURS =
      Map.ofEntries(
          Map.entry(
              "\\b(un|fore)?(told|tells?)\\b",
              "models predict, programs report, tests find significant differences"),
          Map.entry(
              "\\bfloors?\\b(?!\\(|\\.csv)", "the score of a trivial predictor is a baseline"),
          Map.entry("figures? that decides?", "that is the primary measure"),
          Map.entry("ended badly", "trials fail or diverge"),
          Map.entry("\\b(training|validation|test) parts?\\b", "data have splits"),
          Map.entry("\\bby heart\\b", "networks overfit, or memorise"),
          Map.entry("\\bsettings? of a sweep\\b", "a sweep has configurations"),
          Map.entry("\\bMistakeException\\b", "it is UserErrorException"),
          Map.entry("\\bRoomsTest\\b", "it is ArchitectureTest, and rooms are packages"));

  /** What names of older versions are read by, and says what changed. */
  private static final List<String> OF_OLDER_VERSIONS =
      List.of("OlderNames.java", "ResultNames.java", "CHANGELOG.md");

  static Stream<Path> texts() throws IOException {
    List<Path> texts = new ArrayList<>(List.of(Path.of("README.md")));
    for (String folder : List.of("src/main", "src/site", "experiments", ".github")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        files.filter(file -> file.toString().matches(".*\\.(java|md|yml)")).forEach(texts::add);
      }
    }
    return texts.stream()
        .filter(file -> !OF_OLDER_VERSIONS.contains(String.valueOf(file.getFileName())));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aTextHasTheWordsOfTheField(Path text) throws IOException {
    List<String> found = new ArrayList<>();
    for (String line : Files.readAllLines(text)) {
      NOT_OURS.forEach(
          (words, reason) -> {
            if (Pattern.compile(words, Pattern.CASE_INSENSITIVE).matcher(line).find()) {
              found.add(line.strip() + "  <- " + reason);
            }
          });
    }
    assertThat(found).as("%s", text).isEmpty();
  }
}
