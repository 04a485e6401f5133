package io.github.rnncompare.benchmark.protocol;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Answers requests, a line each, on standard input by a line each on standard output:
 *
 * <pre>
 *   (at the start)           ready DESCRIPTION
 *   rates                    ok GIGAFLOPS GIGABYTES
 *   warm_up MS WORKLOAD      ok NUMBER …    what the first calls return, from the initial values:
 *                                           the losses of steps, or outputs
 *                            none           no such architecture or purpose here
 *   time MS                  ok MS …        the time of each call of what was warmed up last, or
 *                                           the mean of several that are too short to be timed
 * </pre>
 *
 * <p>MS is about how many milliseconds that may take; {@code failed MESSAGE} answers what did not
 * work. The end of the input ends the process.
 */
public final class PeerServer {
  /** How many numbers are compared to see that two sides compute the same. */
  public static final int COMPARED = 11;

  /** Calls that bring a network back into the caches after other processes had them. */
  private static final int CALLS_ANEW = 2;

  /** A call that takes many times a run's time need not be repeated for all numbers. */
  private static final int PATIENCE = 5;

  /**
   * The least time that is measured at once: beside it the timer's own, some 25 nanoseconds, is
   * nothing.
   */
  private static final long SHORTEST_NANOSECONDS = 20_000;

  private final Peer peer;
  private Optional<? extends Call> call = Optional.empty();
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
    call.ifPresent(Call::close);
    lastMilliseconds = 0;
    call = peer.prepare(workload, InitialValues.draw(workload));
    if (call.isEmpty()) {
      return "none";
    }
    StringJoiner answer = new StringJoiner(" ");
    answer.add("ok");
    long start = System.nanoTime();
    for (int done = 0; !isWarm(done, (System.nanoTime() - start) / 1e6, milliseconds); done++) {
      double number = call.get().run();
      if (done < COMPARED) {
        answer.add(Double.toString(number));
      }
    }
    return answer.toString();
  }

  private static boolean isWarm(int calls, double elapsed, long milliseconds) {
    return (elapsed >= (double) milliseconds && calls >= COMPARED)
        || (elapsed >= PATIENCE * (double) milliseconds && calls >= CALLS_ANEW);
  }

  private String time(long milliseconds) {
    Call warm =
        call.orElseThrow(() -> new IllegalStateException("expected a warm_up before a time"));
    if (lastMilliseconds < (double) milliseconds) { // else a call is its own warm-up
      for (int i = 0; i < CALLS_ANEW; i++) {
        warm.run();
      }
    }
    DoubleStream.Builder times = DoubleStream.builder();
    int calls = 1;
    long start = System.nanoTime();
    long end = start;
    while (end - start < milliseconds * 1_000_000) {
      long begun = end;
      for (int i = 0; i < calls; i++) {
        warm.run();
      }
      end = System.nanoTime();
      if (end - begun < SHORTEST_NANOSECONDS) {
        calls *= 2;
      } else {
        lastMilliseconds = (end - begun) / 1e6 / calls;
        times.add(lastMilliseconds);
      }
    }
    // Written when all is timed: to write a number takes as long as a short call.
    return times
        .build()
        .mapToObj(time -> String.format(Locale.ROOT, "%.6f", time))
        .collect(Collectors.joining(" ", "ok ", ""));
  }
}
