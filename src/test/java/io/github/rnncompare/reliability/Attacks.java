package io.github.rnncompare.reliability;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.rnncompare.experiment.Machine;
import io.github.rnncompare.folder.AtomicFile;
import io.github.rnncompare.html.HtmlPage;
import io.github.rnncompare.network.Backend;
import io.github.rnncompare.report.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Attacks the program in all ways, and writes the report of what came of it. */
public final class Attacks {
  private static final Path TARGET = Path.of("target", "reliability");
  private static final Path RESULTS = Path.of("results", "reliability");
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final String USAGE = "[--quick] [--again] [--jobs N] [ATTACK]...";

  private Attacks() {}

  /** Every attack there is. */
  static List<Attack> all() {
    return List.of(
        new InProcessKills(),
        new PowerCuts(),
        new ProcessKills(),
        new RandomTimeKills(),
        new FullDisk(),
        new FullDiskProcesses(),
        new ReadOnlyFolders(),
        new ManyProcesses(),
        new Signals(),
        new BrokenPipe(),
        new Circumstances(),
        new LittleMemory(),
        new OddPaths(),
        new MutatedSpecs(),
        new MutatedData(),
        new MutatedModels(),
        new MutatedResults(),
        new Arrangements());
  }

  /**
   * What to do.
   *
   * @param again whether the chosen attacks are tried again, though the log has them: what judges
   *     them has changed, say
   * @param chosen the attacks, all of them where none is named
   */
  record Arguments(boolean quick, boolean again, int jobs, List<Attack> chosen) {
    /**
     * @param attacks to choose from; a word stands for all attacks with it in their names
     */
    static Arguments of(String[] words, List<Attack> attacks) {
      boolean quick = false;
      boolean again = false;
      int jobs = 2;
      List<Attack> chosen = new ArrayList<>();
      for (int i = 0; i < words.length; i++) {
        String word = words[i];
        if (word.equals("--quick")) {
          quick = true;
        } else if (word.equals("--again")) {
          again = true;
        } else if (word.equals("--jobs")
            && i + 1 < words.length
            && words[i + 1].matches("[1-9]\\d?")) {
          jobs = Integer.parseInt(words[++i]);
        } else if (!word.isEmpty()) {
          String name = word.replace('-', ' ');
          List<Attack> named =
              attacks.stream().filter(a -> a.name().replace('-', ' ').contains(name)).toList();
          if (named.isEmpty()) {
            throw new IllegalArgumentException(
                "expected "
                    + USAGE
                    + ", found '"
                    + word
                    + "'. Attacks:\n  "
                    + String.join("\n  ", attacks.stream().map(Attack::name).toList()));
          }
          chosen.addAll(named);
        }
      }
      return new Arguments(quick, again, jobs, chosen.isEmpty() ? attacks : chosen);
    }
  }

  /** {@code [--quick] [--again] [--jobs N] [ATTACK]...}, as one argument or several. */
  public static void main(String[] words) throws IOException, InterruptedException {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
    Arguments arguments;
    try {
      arguments = Arguments.of(String.join(" ", words).strip().split("\\s+", -1), all());
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    System.exit(run(arguments) ? 0 : 1);
  }

  /** Returns whether everything held. */
  private static boolean run(Arguments arguments) throws IOException, InterruptedException {
    Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    boolean quick = arguments.quick();
    String form = quick ? "quick" : "full";
    AttemptLog log =
        new AttemptLog(TARGET.resolve(form + ".csv"), "program " + Attacked.digest() + ", " + form);
    if (log.isBegunAnew()) {
      System.out.println("The program is another one: everything is tried again.");
    }
    Attacker attacker = new Attacker(log, TARGET.resolve("work"), arguments.jobs(), LONGEST);
    for (Attack attack : arguments.chosen()) {
      if (arguments.again()) {
        log.forget(attack.name());
      }
      attacker.attack(attack, quick);
      progress(attack, log.of(attack.name()));
    }
    AttackReport report =
        new AttackReport(
            all(),
            log,
            quick,
            Machine.provenance(
                Backend.load(), List.of(), List.of(), "attacks", started.toString()));
    Path folder = !quick && report.isComplete() ? RESULTS : TARGET;
    Files.createDirectories(folder);
    AtomicFile.write(folder.resolve("outcomes.csv"), report.counts());
    AtomicFile.write(folder.resolve("report.md"), report.text());
    AtomicFile.write(folder.resolve("report.html"), HtmlPage.of("en", report.text(), Map.of()));
    System.out.println("Report: " + folder.resolve("report.md"));
    return report.findings().isEmpty();
  }

  private static void progress(Attack attack, List<Attempt> attempts) {
    List<Attempt> findings = attempts.stream().filter(Attempt::isFinding).toList();
    double seconds = attempts.stream().mapToLong(Attempt::milliseconds).sum() / 1000.0;
    System.out.println(
        String.format(
            Locale.ROOT,
            "%s: %s tried in %.0f s, %s",
            attack.name(),
            Format.count(attempts.size()),
            seconds,
            findings.isEmpty() ? "no finding" : findings.size() + " FINDINGS"));
    for (Attempt finding : findings.subList(0, Math.min(3, findings.size()))) {
      System.out.println(
          "  "
              + finding.number()
              + ": "
              + finding.kind()
              + ": "
              + Format.cut(finding.detail(), 300));
    }
  }
}
