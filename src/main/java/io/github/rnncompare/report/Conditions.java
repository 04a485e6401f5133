package io.github.rnncompare.report;

import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.TrialRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a conclusion holds for: "On adding at 4,000 parameters, ". Without a sweep it names the
 * learning rate, which nobody chose for any of the architectures.
 */
final class Conditions {
  private final RunFiles.Content run;

  Conditions(RunFiles.Content run) {
    this.run = run;
  }

  /** The conditions, with a comma and a space after them; empty if the spec names no task. */
  String words() {
    Object task = run.spec().get("task") instanceof Map<?, ?> section ? section.get("name") : null;
    if (task == null) {
      return "";
    }
    List<String> words = new ArrayList<>();
    words.add("On " + Format.name(String.valueOf(task)));
    String size = size();
    if (!size.isEmpty()) {
      words.add("at " + size);
    }
    Object rate = learningRate();
    if (rate != null) {
      words.add((size.isEmpty() ? "at" : "and") + " learning_rate " + rate);
    }
    return String.join(" ", words) + ", ";
  }

  private String size() {
    if (run.spec().get("parameters") instanceof Number total) {
      return Format.count(total.longValue()) + " parameters";
    }
    List<Long> widths = run.trials().stream().map(TrialRow::hiddenSize).distinct().toList();
    return widths.size() == 1 ? Format.count(widths.get(0)) + " units" : "";
  }

  private @Nullable Object learningRate() {
    return run.sweepTrials().isEmpty()
            && run.spec().get("training") instanceof Map<?, ?> training
            && training.get("optimizer") instanceof Map<?, ?> optimizer
            && optimizer.get("learning_rate") instanceof Number rate
        ? rate
        : null;
  }
}
