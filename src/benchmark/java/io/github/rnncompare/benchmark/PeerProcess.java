package io.github.rnncompare.benchmark;

import io.github.rnncompare.benchmark.protocol.Rates;
import io.github.rnncompare.benchmark.protocol.Workload;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A side that runs, and waits to be asked. */
final class PeerProcess implements AutoCloseable {
  private static final String NONE = "none";
  private static final long SECONDS_TO_END = 10;

  private final Side side;
  private final Path log;
  private final Process process;
  private final BufferedReader answers;
  private final Writer requests;
  private final String description;

  /**
   * Starts it.
   *
   * @param logs the folder for what it prints beside its answers
   */
  PeerProcess(Side side, Path logs) throws IOException {
    this.side = side;
    Files.createDirectories(logs);
    log = logs.resolve(side.name() + ".log");
    ProcessBuilder builder = new ProcessBuilder(side.command());
    builder.environment().putAll(side.environment());
    builder.redirectError(log.toFile());
    process = builder.start();
    answers = process.inputReader(StandardCharsets.UTF_8);
    requests = process.outputWriter(StandardCharsets.UTF_8);
    description = read("ready");
  }

  Side side() {
    return side;
  }

  /** What it says of itself. */
  String description() {
    return description;
  }

  Rates rates() throws IOException {
    double[] rates = numbers(ask("rates"));
    return new Rates(rates[0], rates[1]);
  }

  /**
   * Prepares a network and trains or asks it for about so long.
   *
   * @return the losses of its first steps, or its first outputs; empty where it has no such
   *     architecture or purpose
   */
  Optional<double[]> warmUp(long milliseconds, Workload workload) throws IOException {
    String answer = ask("warm_up " + milliseconds + " " + workload);
    return answer.equals(NONE) ? Optional.empty() : Optional.of(numbers(answer));
  }

  /** Goes on for about so long; the milliseconds of each call. */
  double[] time(long milliseconds) throws IOException {
    return numbers(ask("time " + milliseconds));
  }

  private static double[] numbers(String words) {
    return Arrays.stream(words.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  private String ask(String request) throws IOException {
    requests.write(request + "\n");
    requests.flush();
    return read("ok");
  }

  /** The rest of an answer that begins with {@code word}, or NONE. */
  private String read(String word) throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException(side.name() + " has ended; what it said is in " + log);
    }
    if (line.equals(NONE)) {
      return NONE;
    }
    if (!line.startsWith(word + " ")) {
      throw new IOException(
          "%s: expected '%s …', found '%s'; more is in %s".formatted(side.name(), word, line, log));
    }
    return line.substring(word.length() + 1);
  }

  /** Ends the process. */
  @Override
  public void close() throws IOException {
    requests.close();
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
