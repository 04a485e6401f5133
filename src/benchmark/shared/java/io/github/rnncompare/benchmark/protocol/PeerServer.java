package io.github.rnncompare.benchmark.protocol;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Answers requests, a line each, on standard input by a line each on standard output:
 *
 * <pre>
 *   (at the start)           ready DESCRIPTION
 *   rates                    ok GIGAFLOPS GIGABYTES
 *   warm_up MS WORKLOAD      ok LOSS …      the losses of the first steps, from the initial values
 *                            none           no such architecture here
 *   time MS                  ok MS …        the time of each step of what was warmed up last
 * </pre>
 *
 * <p>MS is about how many milliseconds that may take; {@code failed MESSAGE} answers what did not
 * work. The end of the input ends the process.
 */
public final class PeerServer {
  /** How many losses are compared to see that two sides compute the same. */
  public static final int LOSSES = 11;

  /** Steps that bring a network back into the caches after other processes had them. */
  private static final int STEPS_ANEW = 2;

  /** A step that takes many times a run's time need not be repeated for all losses. */
  private static final int PATIENCE = 5;

  private final Peer peer;
  private Optional<TrainingStep> step = Optional.empty();
  private double lastMilliseconds;

  private PeerServer(Peer peer) {
    this.peer = peer;
  }

  /**
   * Serves until the input ends.
   *
   * @param answers the real standard output; whatever else is printed must go elsewhere
   */
  public static void serve(Peer peer, PrintStream answers) throws IOException {
    PeerServer server = new PeerServer(peer);
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    answers.println("ready " + peer.description());
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      answers.println(server.answer(line));
      answers.flush();
    }
  }

  private String answer(String request) {
    String[] words = request.split(" ", 3);
    try {
      return switch (words[0]) {
        case "rates" -> rates();
        case "warm_up" -> warmUp(Long.parseLong(words[1]), Workload.parse(words[2]));
        case "time" -> time(Long.parseLong(words[1]));
        default ->
            throw new IllegalArgumentException(
                "expected rates, warm_up or time, found '" + request + "'");
      };
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      e.printStackTrace(); // the one who asked sees the message, its log the rest
      return "failed " + e.toString().replaceAll("\\R", " ");
    }
  }

  private String rates() {
    Rates rates = Rates.measure(peer);
    return String.format(Locale.ROOT, "ok %.2f %.2f", rates.gigaflops(), rates.gigabytes());
  }

  private String warmUp(long milliseconds, Workload workload) {
    step.ifPresent(TrainingStep::close);
    lastMilliseconds = 0;
    step = peer.prepare(workload, InitialValues.draw(workload));
    if (step.isEmpty()) {
      return "none";
    }
    StringJoiner answer = new StringJoiner(" ");
    answer.add("ok");
    long start = System.nanoTime();
    for (int done = 0; !isWarm(done, (System.nanoTime() - start) / 1e6, milliseconds); done++) {
      double loss = step.get().run();
      if (done < LOSSES) {
        answer.add(Double.toString(loss));
      }
    }
    return answer.toString();
  }

  private static boolean isWarm(int steps, double elapsed, long milliseconds) {
    return (elapsed >= (double) milliseconds && steps >= LOSSES)
        || (elapsed >= PATIENCE * (double) milliseconds && steps >= STEPS_ANEW);
  }

  private String time(long milliseconds) {
    TrainingStep warm =
        step.orElseThrow(() -> new IllegalStateException("expected a warm_up before a time"));
    if (lastMilliseconds < (double) milliseconds) { // else a step is its own warm-up
      for (int i = 0; i < STEPS_ANEW; i++) {
        warm.run();
      }
    }
    StringJoiner answer = new StringJoiner(" ");
    answer.add("ok");
    long start = System.nanoTime();
    long end = start;
    while (end - start < milliseconds * 1_000_000) {
      long begun = end;
      warm.run();
      end = System.nanoTime();
      lastMilliseconds = (end - begun) / 1e6;
      answer.add(String.format(Locale.ROOT, "%.4f", lastMilliseconds));
    }
    return answer.toString();
  }
}
