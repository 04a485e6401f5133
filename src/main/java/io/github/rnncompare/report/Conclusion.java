package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Comparison;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The conclusion of a run, for a terminal: the same table and text as in the report.
 *
 * @param table of the primary measure
 * @param answer to the question, in two sentences
 * @param legend of the table's marks; empty if it has none
 * @param notes on trials that diverged or failed, and on changed files; empty if there are none
 */
public record Conclusion(
    Table table, Optional<String> legend, String answer, Optional<String> notes) {
  static Conclusion of(Comparison comparison) {
    Answer answer = new Answer(comparison);
    return new Conclusion(
        MainTable.narrow(comparison).shown(),
        MainTable.hasMarks(comparison, List.of(comparison.primary()))
            ? Optional.of("* significantly worse than the best, seed by seed (p < 0.05)")
            : Optional.empty(),
        answer.text(),
        notes(answer, comparison));
  }

  private static Optional<String> notes(Answer answer, Comparison comparison) {
    List<String> notes =
        Stream.of(answer.notes(), MarkdownReport.changed(comparison.run()))
            .flatMap(Optional::stream)
            .toList();
    return notes.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", notes));
  }
}
