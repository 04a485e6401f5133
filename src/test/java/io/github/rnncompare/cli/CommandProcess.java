package io.github.rnncompare.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;

/** The program in a process of its own, as a person starts it. */
final class CommandProcess {
  private static final long LONGEST_S = 120;

  private final Process process;
  private final Path out;

  private CommandProcess(Process process, Path out) {
    this.process = process;
    this.out = out;
  }

  /** The words that start the program. */
  static List<String> command(List<String> arguments) {
    return command(List.of("-Xmx1g"), arguments);
  }

  /**
   * The same with more words for Java.
   *
   * @param java such as how much memory it may take
   */
  static List<String> command(List<String> java, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1"); // starts sooner
    command.addAll(java);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("io.github.rnncompare.cli.Main");
    command.addAll(arguments);
    return command;
  }

  /**
   * Starts a process.
   *
   * @param out file for what it prints on either stream
   */
  static CommandProcess start(List<String> command, Path out) throws IOException {
    File file = out.toFile();
    Files.deleteIfExists(out);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    return new CommandProcess(builder.redirectOutput(file).start(), out);
  }

  /** What it has printed so far. */
  String printed() throws IOException {
    return Files.exists(out) ? Files.readString(out) : "";
  }

  /** Waits until it prints {@code text}, or has ended. */
  void awaitPrinted(String text) throws IOException, InterruptedException {
    while (process.isAlive() && !printed().contains(text)) {
      Thread.sleep(5);
    }
  }

  /** Waits until a file is there, or the process has ended. */
  void awaitFile(Path file) throws InterruptedException {
    while (process.isAlive() && !Files.exists(file)) {
      Thread.sleep(1);
    }
  }

  /** Ctrl-C. */
  void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
  }

  /** As a power cut would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Waits for its end, and returns its exit code. */
  int code() throws InterruptedException {
    boolean ended = process.waitFor(LONGEST_S, TimeUnit.SECONDS);
    process.destroyForcibly();
    Assertions.assertThat(ended).as("ended within %d s", LONGEST_S).isTrue();
    return process.exitValue();
  }
}
