package io.github.rnncompare.claim;

import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An experiment that tests a claim: a spec with a section {@code claim}.
 *
 * @param file the spec
 * @param number of the claim
 * @param text what the claim says; empty in further files of the same claim
 * @param variants by name
 * @param quick {@code key.path=value} for every variant of a quick run, which shows only that the
 *     experiment works
 * @param processes how many processes time the variants one after the other; empty where they are
 *     trained instead
 * @param products whether products of states and weights are timed beside the networks
 */
public record ClaimFile(
    Path file,
    int number,
    Optional<Text> text,
    Map<String, Variant> variants,
    List<String> quick,
    Optional<Integer> processes,
    boolean products) {
  private static final int MOST_PROCESSES = 1000;

  /**
   * What a claim says, and what is expected of its test.
   *
   * @param quotation in the words of the lecture and, in English, in ours
   * @param prediction written before the runs
   */
  public record Text(Bilingual title, Bilingual quotation, Bilingual prediction) {}

  /**
   * Reads the section.
   *
   * @throws UserErrorException listing every error in it
   */
  public static ClaimFile read(Path file) throws IOException {
    return SpecFile.open(file, List.of())
        .read(
            spec -> {
              spec.leave(spec.names());
              return spec.section("claim", section -> readKeys(file, section));
            })
        .value()
        .orElseThrow();
  }

  private static ClaimFile readKeys(Path file, Section section) {
    Map<String, Variant> variants = new LinkedHashMap<>();
    section.textsForEach("variants").forEach((name, all) -> variants.put(name, Variant.of(all)));
    Optional<Text> text =
        section.has("title")
            ? Optional.of(
                new Text(
                    Bilingual.read(section, "title"),
                    Bilingual.read(section, "quotation"),
                    Bilingual.read(section, "prediction")))
            : Optional.empty();
    return new ClaimFile(
        file,
        section.integer("number", Range.atLeast(1)),
        text,
        variants,
        section.optionalTexts("quick"),
        section.optionalInteger("processes", Range.between(1, MOST_PROCESSES)),
        section.flag("products", false));
  }

  /** The file's name without its ending, by which its runs are called. */
  public String name() {
    return String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
  }
}
