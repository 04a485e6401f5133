package io.github.rnncompare.reliability;

import io.github.rnncompare.reliability.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Results folders with names that shells and programs stumble over. */
final class OddPaths implements Attack {
  private static final List<String> NAMES =
      List.of(
          "it's a \"folder\" with spaces ",
          "Übungen für Mädchen",
          "-Xmx1",
          "--out",
          "$(touch owned); touch owned",
          "new\nline",
          "実験",
          "100% [a] {b} *");

  @Override
  public String name() {
    return "odd paths";
  }

  @Override
  public String description() {
    return "Results folders with spaces, quotes, umlauts, line breaks, leading dashes or commands"
        + " in their names; those with dashes are given as relative paths. All must be as in any"
        + " other folder, and no command be run.";
  }

  @Override
  public int cases(boolean quick) {
    return quick ? 1 : NAMES.size() * Scenario.values().length;
  }

  @Override
  public Outcome attempt(int number, Path directory) throws IOException, InterruptedException {
    String name = NAMES.get(number % NAMES.size());
    Scenario scenario = Scenario.of(number / NAMES.size());
    Path base;
    try {
      base = Files.createDirectory(directory.resolve(name));
    } catch (InvalidPathException e) {
      return Outcome.skipped(
          "names with letters beyond ASCII need another locale, as by LC_ALL=C.UTF-8");
    }
    Undisturbed.get().prepare(scenario, base);
    List<String> arguments = scenario.arguments(base);
    if (name.startsWith("-")) {
      arguments = arguments.stream().map(word -> relative(word, directory)).toList();
    }
    Ended ended = Program.in(directory).with(Map.of("LC_ALL", "C.UTF-8")).run(arguments);
    String story = arguments + "\n" + ended;
    if (Files.exists(directory.resolve("owned")) || Files.exists(base.resolve("owned"))) {
      return Outcome.finding("a command in a name was run", story);
    }
    return Again.ended(scenario, base, ended, name.strip() + ": " + scenario.words, story);
  }

  /** As a careful person writes it, who knows that a dash at the beginning is an option's. */
  private static String relative(String word, Path directory) {
    return word.startsWith(directory.toString())
        ? "./" + directory.relativize(Path.of(word))
        : word;
  }
}
