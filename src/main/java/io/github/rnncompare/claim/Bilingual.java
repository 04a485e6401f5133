package io.github.rnncompare.claim;

import io.github.rnncompare.spec.Section;
import java.util.Locale;

/**
 * A text in two languages: the report is written in English, and in Spanish as the lecture.
 *
 * @param english and {@code spanish}: of the same meaning
 */
public record Bilingual(String english, String spanish) {

  /** The section {@code key} with a text for each language. */
  static Bilingual read(Section section, String key) {
    return section
        .section(key, both -> new Bilingual(both.text("en"), both.text("es")))
        .orElse(new Bilingual("", ""));
  }

  /** Both with the same values in the places of their {@code %s}. */
  Bilingual with(Object... values) {
    return new Bilingual(
        String.format(Locale.ROOT, english, values), String.format(Locale.ROOT, spanish, values));
  }
}
