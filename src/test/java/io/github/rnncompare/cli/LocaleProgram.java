package io.github.rnncompare.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Runs one command after the other in this folder, and prints each with what it came to. */
final class LocaleProgram {
  private static final String[][] COMMANDS = {
    {"--help"},
    {"run", "--help"},
    {"new", "WAVES.CSV", "--out", "specs"},
    {"check", "small.yaml", "--jobs", "2"},
    {"run", "small.yaml", "--jobs", "1"},
    {"report", "results/small"},
    {"predict", "results/small/models/gru-seed-1.zip", "new.csv", "--out", "predicted.csv"},
    {"run", "small.yaml", "--set", "training.epochs=x", "--set", "TASK.FILE=1"},
    {"run", "small.yaml", "--seeds", "x"},
    {"RUN"},
    {"run", "small.yaml", "--jobs", "1001"},
  };

  private LocaleProgram() {}

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    for (String[] command : COMMANDS) {
      out.println("$ " + String.join(" ", command));
      out.println("= " + Main.run(out, out, command));
    }
  }
}
