package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Comparison;
import java.util.Optional;

/**
 * What a run came to, for a terminal: the same table and words as in the report.
 *
 * @param table of the figure that decides
 * @param answer to the question, in two sentences
 * @param notes on trials that ended badly; empty where none did
 */
public record Conclusion(Table table, String answer, Optional<String> notes) {
  static Conclusion of(Comparison comparison) {
    Answer answer = new Answer(comparison);
    return new Conclusion(MainTable.narrow(comparison), answer.text(), answer.notes());
  }
}
