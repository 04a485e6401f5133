package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.results.SummaryRow;
import io.github.rnncompare.spec.Numbers;
import io.github.rnncompare.spec.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which architecture is the first to reach the target during training, and which never do. */
final class TargetSentence {
  private final Comparison comparison;

  TargetSentence(Comparison comparison) {
    this.comparison = comparison;
  }

  /** The sentence; empty without a target. */
  Optional<String> words() {
    return comparison.target().map(this::words);
  }

  private String words(Target target) {
    List<SummaryRow> rows =
        comparison.architectures().stream()
            .flatMap(name -> comparison.find(name, comparison.primary()).stream())
            .toList();
    List<SummaryRow> reached =
        rows.stream()
            .filter(row -> row.epochsToTarget() != null)
            .sorted(Comparator.comparingDouble(TargetSentence::epochs))
            .toList();
    List<String> never =
        rows.stream()
            .filter(row -> row.epochsToTarget() == null)
            .map(row -> Format.name(row.architecture()))
            .toList();
    String where =
        String.format(
            Locale.ROOT,
            "During training, on the %s split,",
            target.column().equals("train_loss") ? "training" : "validation");
    String goal = target.column() + " " + Numbers.text(target.value());
    if (reached.isEmpty()) {
      return where + " no architecture reaches " + goal + " in more than half of its seeds.";
    }
    List<String> parts = new ArrayList<>();
    double soonest = epochs(reached.get(0));
    List<String> first =
        reached.stream()
            .filter(row -> epochs(row) == soonest)
            .map(row -> Format.name(row.architecture()))
            .toList();
    parts.add(
        String.format(
            Locale.ROOT,
            "%s %s %s%s after %s %s in the median",
            first.size() > Answer.MAX_NAMED ? first.size() + " architectures" : Format.list(first),
            first.size() == 1 ? "reaches" : "reach",
            goal,
            rows.size() == 1 ? "" : " first,",
            Format.epochs(soonest),
            soonest == 1 ? "epoch" : "epochs"));
    reached.stream()
        .skip(first.size())
        .limit(Answer.MAX_NAMED)
        .map(row -> Format.name(row.architecture()) + " after " + Format.epochs(epochs(row)))
        .forEach(parts::add);
    if (!never.isEmpty()) {
      parts.add(
          (never.size() > Answer.MAX_NAMED ? never.size() + " others" : Format.list(never))
              + " never in half of the seeds or more");
    }
    return where + " " + String.join(", ", parts) + ".";
  }

  private static double epochs(SummaryRow row) {
    Double epochs = row.epochsToTarget();
    return epochs == null ? Double.POSITIVE_INFINITY : epochs;
  }
}
