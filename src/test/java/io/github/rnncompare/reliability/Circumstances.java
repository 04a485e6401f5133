package io.github.rnncompare.reliability;

import io.github.rnncompare.reliability.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All scenarios as other people have them: in other languages, on other machines. */
final class Circumstances implements Attack {
  private static final Pattern OTHER_DIGITS = Pattern.compile("[\\p{Nd}&&[^0-9]]");
  private static final Path MACHINES = Path.of("/usr/lib/jvm");

  private static final List<String> ALL =
      List.of(
          "locale fa_IR",
          "Java 25",
          "-Xmx200m",
          "locale de_DE",
          "locale tr_TR",
          "locale ar_EG",
          "locale C",
          "Java 17");

  @Override
  public String name() {
    return "locales, versions of Java, little memory";
  }

  @Override
  public String description() {
    return "Runs, reports and reruns in the locales fa_IR, de_DE, tr_TR, ar_EG and C, on Java 17"
        + " and 25, and with -Xmx200m. Every deterministic file must be the same, byte for byte, as"
        + " on this process's own machine, and no text file have digits that are not 0 to 9.";
  }

  @Override
  public int cases(boolean quick) {
    return quick ? 2 : ALL.size() * Scenario.values().length;
  }

  @Override
  public Outcome attempt(int number, Path directory) throws IOException, InterruptedException {
    String circumstance = ALL.get(number % ALL.size());
    Scenario scenario = Scenario.of(number / ALL.size());
    Path base = Files.createDirectory(directory.resolve("base"));
    Undisturbed.get().prepare(scenario, base);
    Program program = Program.in(directory);
    if (circumstance.startsWith("locale ")) {
      program = in(program, circumstance.substring("locale ".length()));
    } else if (circumstance.startsWith("Java ")) {
      String version = circumstance.substring("Java ".length());
      List<Path> found = machines(version);
      if (found.isEmpty()) {
        return Outcome.skipped("there is no Java " + version + " below " + MACHINES);
      }
      program = program.java(found.get(0).resolve("bin/java"));
    } else {
      program = program.option(circumstance);
    }
    Ended ended = program.run(scenario.arguments(base));
    String story = circumstance + ": " + scenario.words + "\n" + ended;
    String digits = otherDigits(base.resolve(scenario.folder));
    if (!digits.isEmpty() || OTHER_DIGITS.matcher(ended.out() + ended.err()).find()) {
      return Outcome.finding("digits of another language", digits + "\n" + story);
    }
    return Again.ended(scenario, base, ended, circumstance + ": " + scenario.words, story);
  }

  private static Program in(Program program, String locale) {
    if (locale.equals("C")) {
      return program.with(Map.of("LC_ALL", "C"));
    }
    String[] parts = locale.split("_", -1);
    return program.option("-Duser.language=" + parts[0], "-Duser.region=" + parts[1]);
  }

  /** Where virtual machines of a version lie. */
  private static List<Path> machines(String version) throws IOException {
    if (!Files.isDirectory(MACHINES)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(MACHINES)) {
      return folders.filter(folder -> isOf(folder, version)).sorted().toList();
    }
  }

  private static boolean isOf(Path folder, String version) {
    Path release = folder.resolve("release");
    if (!Files.isExecutable(folder.resolve("bin/java")) || !Files.isReadable(release)) {
      return false;
    }
    Properties properties = new Properties();
    try (var in = Files.newInputStream(release)) {
      properties.load(in);
    } catch (IOException e) {
      return false; // not one that says what it is
    }
    String found = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
    return found.equals(version) || found.startsWith(version + ".");
  }

  /** The first text file with digits that are not 0 to 9; empty where there is none. */
  private static String otherDigits(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return "";
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String ending = file.toString().toLowerCase(Locale.ROOT).replaceFirst(".*\\.", "");
        if (List.of("csv", "md", "yaml", "json", "tex", "svg", "log").contains(ending)
            && OTHER_DIGITS.matcher(Files.readString(file)).find()) {
          return file.toString();
        }
      }
    }
    return "";
  }
}
