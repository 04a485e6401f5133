package io.github.rnncompare.cli;

import io.github.rnncompare.draft.Choice;
import io.github.rnncompare.draft.Reading;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Asks a person at a terminal which of several readings is the right one. */
final class Question {
  private static final int WIDTH = 79;

  private final PrintWriter out;
  private final Input input;

  Question(PrintWriter out, Input input) {
    this.out = out;
    this.input = input;
  }

  /**
   * The reading that is chosen: a line without a number, and the end of input, take the default.
   *
   * @return empty if nobody is there to be asked, or input ends where there is no default
   */
  Optional<Reading> ask(Choice choice) throws IOException {
    if (!input.isTerminal()) {
      return Optional.empty();
    }
    List<Reading> readings = choice.readings();
    out.println(Text.wrapped(choice.question(), WIDTH));
    for (int i = 0; i < readings.size(); i++) {
      out.println("  " + (i + 1) + "  " + readings.get(i).meaning());
    }
    while (true) {
      out.print("Which one?" + (choice.hasDefault() ? " [1] " : " "));
      out.flush();
      String line = input.lines().readLine();
      if (line == null) {
        out.println();
      }
      String answer = line == null ? "" : line.strip();
      if (answer.isEmpty() && (choice.hasDefault() || line == null)) {
        return readings.stream().findFirst().filter(first -> choice.hasDefault());
      }
      Optional<Reading> chosen =
          IntStream.range(0, readings.size())
              .filter(i -> answer.equals(Integer.toString(i + 1)))
              .mapToObj(readings::get)
              .findFirst();
      if (chosen.isPresent()) {
        return chosen;
      }
      out.println("Expected a number from 1 to " + readings.size() + ".");
    }
  }
}
