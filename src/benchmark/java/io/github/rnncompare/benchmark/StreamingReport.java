package io.github.rnncompare.benchmark;

import io.github.rnncompare.benchmark.protocol.Workload.Purpose;
import io.github.rnncompare.report.Format;
import io.github.rnncompare.report.Table;
import io.github.rnncompare.results.Provenance;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * {@code streaming.md}.
 *
 * @param largestDifference relative, between an output and PyTorch's
 * @param descriptions of the sides, each its own words
 * @param loadBefore how many processes wanted a core when it began; negative where nobody knows
 */
record StreamingReport(
    List<StreamingRow> rows,
    int timeSteps,
    int inputs,
    Effort effort,
    double largestDifference,
    List<String> descriptions,
    double loadBefore,
    Provenance provenance) {

  String text() {
    return String.format(
        Locale.ROOT,
        """
        # How long a network takes to answer for one sequence

        Through `StreamingNetwork` a network of the fast engine takes at most PyTorch's time at %s: at %s one step at a time, and at %s a sequence at a time.

        %s
        Times are medians in microseconds of a call; the ratio is ours divided by PyTorch's best. All are in [streaming.csv](streaming.csv).

        * A network of one recurrent layer and one linear output at each step; a batch of one sequence with %d inputs, single precision, one thread.
        * `%s`: a call for each step, and the state carried from call to call. PyTorch's `forward` is given the state and its result kept; ours is `step` into an array that is there already, DL4J's `rnnTimeStep`.
        * `%s`: a call for %d steps from a state of zeros. PyTorch's `forward` without a state; ours is `forget` and `steps`, DL4J's `output`.
        * Each call reads its last output as a number; to make the inputs is not timed. PyTorch runs in inference mode, and frees its tensors after each call. DL4J's two methods are called on the same network of our layers.
        * Each side in a process of its own, all others waiting; %d rounds in alternating order, in each of which each side answers for about %d ms, after about %d ms of warm-up; calls that are too short are timed several at once.
        * All sides have the same weights and inputs. The first %d outputs agree with PyTorch's: the largest relative difference is %.1e, and one above %.0e would have ended the run.
        %s
        * %s; %s; %s. Load average before the run %.2f. rnn-compare %s, commit %s%s. Run from %s to %s.

        `mvn -q -Pbenchmark test-compile exec:exec@streaming` runs it again.
        """,
        met(rows),
        met(of(Purpose.ONE_STEP)),
        met(of(Purpose.SEQUENCE)),
        table().markdown(),
        inputs,
        Purpose.ONE_STEP.word(),
        Purpose.SEQUENCE.word(),
        timeSteps,
        effort.rounds(),
        effort.runMilliseconds(),
        effort.warmUpMilliseconds(),
        OutputCheck.OUTPUTS,
        largestDifference,
        OutputCheck.TOLERANCE,
        descriptions.stream().map(line -> "* " + line).collect(Collectors.joining("\n")),
        provenance.cpu(),
        provenance.os(),
        provenance.java(),
        loadBefore,
        provenance.version(),
        provenance.commit(),
        provenance.uncommittedChanges() ? " with uncommitted changes" : "",
        provenance.started(),
        provenance.ended());
  }

  private List<StreamingRow> of(Purpose purpose) {
    return rows.stream().filter(row -> row.isOf(purpose)).toList();
  }

  /** "7 of 9". */
  private static String met(List<StreamingRow> rows) {
    return rows.stream().filter(StreamingRow::met).count() + " of " + rows.size();
  }

  private Table table() {
    Table table =
        new Table(
            List.of(
                "call",
                "network",
                "H",
                "ours µs",
                "DL4J µs",
                "PyTorch, OpenBLAS µs",
                "PyTorch, MKL µs",
                "ratio",
                "at most PyTorch's"));
    for (StreamingRow row : rows) {
      table.add(
          List.of(
              row.purpose(),
              row.architecture(),
              String.valueOf(row.hiddenSize()),
              Format.number(row.ourUs()),
              Format.number(row.dl4jUs()),
              Format.number(row.pytorchOpenblasUs()),
              Format.number(row.pytorchMklUs()),
              String.format(Locale.ROOT, "%.2f", row.ratio()),
              row.met() ? "yes" : "no"));
    }
    return table;
  }
}
