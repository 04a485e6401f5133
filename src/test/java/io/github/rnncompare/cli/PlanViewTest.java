package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.experiment.Experiment;
import io.github.rnncompare.experiment.SmallSpecs;
import io.github.rnncompare.network.Backend;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanViewTest {
  @TempDir private Path directory;

  private String shown(String spec, String... overrides) throws IOException {
    StringWriter out = new StringWriter();
    new PlanView(new PrintWriter(out), new Experiment(SmallSpecs.read(directory, spec, overrides)))
        .show(Backend.load());
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 79);
    return out.toString();
  }

  @Test
  void whatIsComparedAndOnWhatIsShown() throws IOException {
    assertThat(shown(SmallSpecs.PLAIN))
        .startsWith("Which architecture comes out the same after an interruption?\n\n  task ")
        .contains("  seeds     2, one trial each for every architecture\n")
        .contains("  backend   nd4j-")
        .endsWith(
            """

              architecture  units  parameters  engine
              simple_rnn        3          25  fast
              gru               2          39  fast
            """)
        .doesNotContain("sweep");
  }

  @Test
  void aSweepIsShownWithItsTrialsAndWidths() throws IOException {
    String keys = "training.l2: [0, 1, 2], architectures.*.hidden_size: [2, 40]";
    String sweep = "sweep={choose: mean, seeds: 2, widen: %s, keys: {" + keys + "}}";
    assertThat(shown(SmallSpecs.SWEEP, sweep.formatted(false)))
        .contains("  sweep     6 configurations of training.l2, architectures.*.hidden_size for\n")
        .contains("            each architecture, 2 seeds each: 24 trials\n")
        .contains("  simple_rnn    2 to 40  15 to 1,801  fast\n")
        .contains("  gru           2 to 40  39 to 5,321  fast\n");

    // then: two more of l2 above, as 0 has none below; two more widths
    assertThat(shown(SmallSpecs.SWEEP, sweep.formatted(true)).replaceAll("\\s+", " "))
        .contains("2 seeds each: 24 trials; up to 56 more while the best is at an edge backend");
  }

  @Test
  void parametersThatAreMatchedAreShownWithTheirGap() throws IOException {
    String match = "architectures={simple_rnn: {}, gru: {}}";
    String shown = shown(SmallSpecs.PLAIN, match, "match=parameters", "parameters=1000");
    assertThat(shown)
        .contains("off 1,000 by")
        .containsPattern("simple_rnn +\\d+ +[\\d,]+ +[+−-]\\d\\.\\d+ %")
        .contains("than 2 % off; the nearest counts that all can reach are");
  }
}
