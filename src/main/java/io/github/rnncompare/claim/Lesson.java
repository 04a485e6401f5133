package io.github.rnncompare.claim;

import io.github.rnncompare.spec.Section;
import io.github.rnncompare.spec.SpecFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a teacher would say to a claim's picture and verdict. It is no part of the rule, and is
 * written when the results are known.
 *
 * @param equations in TeX, one below the other
 * @param lookAt what to look at in the picture
 * @param why what explains the verdict of the committed results; empty before they were known
 */
public record Lesson(String equations, Bilingual lookAt, Optional<Bilingual> why) {
  private static final String FILE = "lessons.yaml";

  /** Those of all claims that have one, by the number of the claim. */
  public static Map<Integer, Lesson> all() {
    return SpecFile.readText(
            text(),
            FILE,
            lessons -> {
              Map<Integer, Lesson> all = new TreeMap<>();
              for (int number : Claims.numbers()) {
                lessons
                    .optionalSection("claim-" + number, Lesson::read)
                    .ifPresent(lesson -> all.put(number, lesson));
              }
              return all;
            })
        .value();
  }

  private static Lesson read(Section section) {
    return new Lesson(
        section.text("equations"),
        Bilingual.read(section, "look_at"),
        section.has("why") ? Optional.of(Bilingual.read(section, "why")) : Optional.empty());
  }

  private static String text() {
    try (InputStream in = Lesson.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
