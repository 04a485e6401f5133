package io.github.rnncompare.report;

import io.github.rnncompare.report.DiagnosedNetworks.Stage;
import io.github.rnncompare.report.DiagnosedNetworks.Subject;
import java.util.List;
import java.util.OptionalDouble;

/** What was measured inside the networks as single numbers, medians over the seeds. */
final class DiagnosticTable {
  private DiagnosticTable() {}

  static ResultTable of(DiagnosedNetworks networks, List<String> architectures) {
    ResultTable table =
        new ResultTable(
            List.of(
                Column.of("measure"),
                Column.of("of"),
                Column.of("layer"),
                Column.of("architecture"),
                Column.of("untrained"),
                Column.of("tested")));
    for (Subject subject : networks.singles()) {
      for (String architecture : architectures) {
        OptionalDouble untrained = networks.median(architecture, subject, Stage.UNTRAINED);
        OptionalDouble tested = networks.median(architecture, subject, Stage.TESTED);
        if (untrained.isPresent() || tested.isPresent()) {
          table.add(
              List.of(
                  Cell.words(subject.measure()),
                  Cell.words(subject.of()),
                  subject.layer() == 0 ? Cell.EMPTY : Cell.count(subject.layer()),
                  Cell.name(architecture),
                  cell(untrained),
                  cell(tested)));
        }
      }
    }
    return table;
  }

  private static Cell cell(OptionalDouble value) {
    return value.isPresent() ? Cell.number(value.getAsDouble()) : Cell.EMPTY;
  }
}
