package io.github.rnncompare.claim;

import io.github.rnncompare.results.RunFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The learning rates that an earlier run chose, and a run was made with. */
final class HeldRates {
  private HeldRates() {}

  /**
   * A figure for each architecture's rate.
   *
   * @param of what the run is of
   */
  static List<Figure> figures(Bilingual of, RunFiles.Content run) {
    List<Figure> figures = new ArrayList<>();
    if (run.spec().get("training") instanceof Map<?, ?> training
        && training.get("optimizer") instanceof Map<?, ?> optimizer
        && optimizer.get("learning_rate") instanceof Map<?, ?> rates) {
      rates.forEach(
          (architecture, rate) ->
              figures.add(
                  new Figure(
                      new Bilingual(
                          of.english() + ", " + architecture, of.spanish() + ", " + architecture),
                      new Bilingual("learning rate", "tasa de aprendizaje"),
                      new Amount.Value(((Number) rate).doubleValue()))));
    }
    return figures;
  }
}
