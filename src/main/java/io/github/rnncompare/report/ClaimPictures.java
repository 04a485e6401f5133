package io.github.rnncompare.report;

import io.github.rnncompare.chart.LossChart;
import io.github.rnncompare.chart.LossCurve;
import io.github.rnncompare.chart.Picture;
import io.github.rnncompare.chart.Quantity;
import io.github.rnncompare.claim.Evidence;
import io.github.rnncompare.results.DiagnosticRow;
import io.github.rnncompare.results.RunFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The picture of each claim: what to look at, before any test. */
final class ClaimPictures {
  private final Evidence evidence;
  private final ClaimWords words;

  ClaimPictures(Evidence evidence, ClaimWords words) {
    this.evidence = evidence;
    this.words = words;
  }

  /** A curve: its name, and the run and the architecture whose networks it is of. */
  private record Drawn(String name, String run, String architecture) {}

  private static final List<Drawn> VANISHING =
      List.of(
          new Drawn("simple_rnn", "1-vanishing/xavier-bias-0", "simple_rnn"),
          new Drawn("lstm forget bias 0", "1-vanishing/xavier-bias-0", "lstm"),
          new Drawn("lstm forget bias 1", "1-vanishing/xavier-bias-1", "lstm"),
          new Drawn("lstm forget bias 5", "1-vanishing/xavier-bias-5", "lstm"),
          new Drawn("gru update bias 0", "1-vanishing/xavier-bias-0", "gru"),
          new Drawn("gru update bias 1", "1-vanishing/xavier-bias-1", "gru"));

  private static final List<Drawn> EXPLODING =
      List.of(
          new Drawn("tanh gain 0.5", "2-exploding/tanh-gain-0.5", "simple_rnn"),
          new Drawn("tanh gain 1", "2-exploding/tanh-gain-1", "simple_rnn"),
          new Drawn("tanh gain 2", "2-exploding/tanh-gain-2", "simple_rnn"),
          new Drawn("tanh gain 3", "2-exploding/tanh-gain-3", "simple_rnn"),
          new Drawn("relu gain 3", "2-exploding/relu-gain-3", "simple_rnn"));

  /** The pictures of a claim, by file name, in the order of the report. */
  Map<String, Picture> of(int number) {
    Map<String, Picture> pictures = new LinkedHashMap<>();
    switch (number) {
      case 1 -> gradients(pictures, "claim_1", VANISHING);
      case 2 -> gradients(pictures, "claim_2", EXPLODING);
      case 5, 10 -> new TimePictures(words).add(pictures, evidence);
      default -> pictures.putAll(new TrainedPictures(evidence, words).of(number));
    }
    return pictures;
  }

  private void gradients(Map<String, Picture> pictures, String name, List<Drawn> all) {
    List<LossCurve> curves = new ArrayList<>();
    for (Drawn drawn : all) {
      RunFiles.Content run = evidence.runs().get(drawn.run());
      if (run != null) {
        curves.add(new LossCurve(drawn.name(), untrained(run, drawn.architecture())));
      }
    }
    if (!curves.isEmpty()) {
      pictures.put(
          name,
          LossChart.of(
              words.of("steps before the last", "pasos antes del último"),
              Quantity.of(
                  words.of(
                      "norm of the loss's gradient with respect to the hidden state",
                      "norma del gradiente de la pérdida respecto al estado oculto")),
              curves,
              words.of(
                  "line: median over the seeds; band: their middle half (not an interval)",
                  "línea: mediana de las semillas; banda: su mitad central (no es un intervalo)")));
    }
  }

  /** The gradient's norm by distance, of each seed, before training. */
  private static List<SortedMap<Long, Double>> untrained(
      RunFiles.Content run, String architecture) {
    Map<Long, SortedMap<Long, Double>> seeds = new LinkedHashMap<>();
    for (DiagnosticRow row : run.diagnostics()) {
      Long distance = row.position();
      if (row.measure().equals("gradient_norm")
          && row.of().equals("hidden_state")
          && row.architecture().equals(architecture)
          && row.epoch() == 0
          && distance != null) {
        seeds.computeIfAbsent(row.seed(), any -> new TreeMap<>()).put(distance, row.value());
      }
    }
    return List.copyOf(seeds.values());
  }
}
