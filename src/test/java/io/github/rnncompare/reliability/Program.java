package io.github.rnncompare.reliability;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The program, to be started in processes of their own.
 *
 * @param directory for what it prints; also its working directory
 * @param prefix words before the command: another program that starts it
 * @param java the command of the virtual machine
 * @param options of the virtual machine
 * @param environment beside this process's own
 */
record Program(
    Path directory,
    List<String> prefix,
    String java,
    List<String> options,
    Map<String, String> environment) {
  private static final long LONGEST_S = 120;

  /** How a process ended. */
  record Ended(int code, String out, String err) {
    static final int KILLED = 128 + 9;

    /** What is wrong with what it printed, whatever came of it; empty where nothing is. */
    String unseemly() {
      for (String sign :
          List.of("\tat ", "Exception in thread", "a bug in rnn-compare", "SIGSEGV")) {
        if ((out + err).contains(sign)) {
          return "printed '" + sign.strip() + "': " + this;
        }
      }
      return "";
    }

    /** What is wrong if it was to end with one message and one of these codes. */
    String notOneMessage(Integer... codes) {
      long messages = err.lines().filter(line -> line.startsWith("rnn-compare: ")).count();
      if (!List.of(codes).contains(code) || messages != 1) {
        return "expected one message and code " + List.of(codes) + ", found " + this;
      }
      return unseemly();
    }
  }

  /** As an ordinary start, only sooner at work. */
  static Program in(Path directory) {
    return new Program(
        directory,
        List.of(),
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx1g"),
        Map.of("OMP_NUM_THREADS", "1"));
  }

  Program with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(more);
    return new Program(directory, prefix, java, options, all);
  }

  Program option(String... more) {
    List<String> all = Stream.concat(options.stream(), Stream.of(more)).toList();
    return new Program(directory, prefix, java, all, environment);
  }

  Program java(Path other) {
    return new Program(directory, prefix, other.toString(), options, environment);
  }

  Program behind(List<String> words) {
    return new Program(directory, words, java, options, environment);
  }

  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(part -> Path.of(part).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** A process at work. */
  record Started(Process process, Path out, Path err) {
    /** Waits until it does not exist any more, or takes too long. */
    Ended end() throws IOException, InterruptedException {
      if (!process.waitFor(LONGEST_S, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new IOException("a process did not end within " + LONGEST_S + " s: " + printed());
      }
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    String printed() throws IOException {
      return Files.readString(out) + Files.readString(err);
    }

    /** Waits until a file is there, or the process has ended. */
    void awaitFile(Path file) throws InterruptedException {
      while (process.isAlive() && !Files.exists(file)) {
        Thread.sleep(1);
      }
    }

    /** Sends a signal by its name: "INT". */
    void signal(String name) throws IOException, InterruptedException {
      new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    }
  }

  Started start(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(java);
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), "io.github.rnncompare.cli.Main"));
    command.addAll(arguments);
    Path out = Files.createTempFile(directory, "out", ".txt");
    Path err = Files.createTempFile(directory, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    return new Started(builder.start(), out, err);
  }

  Ended run(List<String> arguments) throws IOException, InterruptedException {
    return start(arguments).end();
  }
}
