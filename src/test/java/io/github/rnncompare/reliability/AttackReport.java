package io.github.rnncompare.reliability;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.github.rnncompare.report.Format;
import io.github.rnncompare.report.Table;
import io.github.rnncompare.results.Provenance;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was tried on the program, how often, and what came of it. */
final class AttackReport {
  private static final int MAX_SHOWN = 50;
  private static final int LONGEST_SHOWN = 4000;

  private final List<Attack> attacks;
  private final AttemptLog log;
  private final boolean quick;
  private final Provenance machine;

  /**
   * @param machine where, when, and on what
   */
  AttackReport(List<Attack> attacks, AttemptLog log, boolean quick, Provenance machine) {
    this.attacks = List.copyOf(attacks);
    this.log = log;
    this.quick = quick;
    this.machine = machine;
  }

  /** Attempts of one attack that came to the same. */
  private record Count(Outcome.Verdict verdict, String kind, long attempts) {}

  List<Attempt> findings() {
    return attempts().filter(Attempt::isFinding).toList();
  }

  /** Whether every case of every attack has been tried. */
  boolean isComplete() {
    return attacks.stream().allMatch(attack -> log.of(attack.name()).size() == attack.cases(quick));
  }

  private Stream<Attempt> attempts() {
    return attacks.stream().flatMap(attack -> log.of(attack.name()).stream());
  }

  /** Most frequent first, findings before all. */
  private List<Count> counts(Attack attack) {
    Map<Outcome.Verdict, Map<String, Long>> counts =
        log.of(attack.name()).stream()
            .collect(
                Collectors.groupingBy(
                    Attempt::verdict,
                    TreeMap::new,
                    Collectors.groupingBy(Attempt::kind, TreeMap::new, Collectors.counting())));
    List<Count> rows = new ArrayList<>();
    counts.forEach(
        (verdict, kinds) -> kinds.forEach((kind, n) -> rows.add(new Count(verdict, kind, n))));
    rows.sort(
        Comparator.comparing((Count row) -> row.verdict() != Outcome.Verdict.FINDING)
            .thenComparing(Count::attempts, Comparator.reverseOrder()));
    return rows;
  }

  /** How often each attack came to what, as CSV. */
  String counts() throws IOException {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord("attack", "verdict", "outcome", "attempts");
      for (Attack attack : attacks) {
        for (Count row : counts(attack)) {
          csv.writeRecord(
              attack.name(), word(row.verdict()), row.kind(), String.valueOf(row.attempts()));
        }
      }
    }
    return text.toString();
  }

  private static String word(Outcome.Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }

  /** In Markdown. */
  String text() {
    StringBuilder text = new StringBuilder("# What harm can be done to rnn-compare?\n\n");
    text.append(answer()).append("\n\n").append(overview().markdown());
    text.append(
        "\nAn attempt *holds* where everything that the program promises about it does; anything"
            + " else is a finding. What a machine cannot try is skipped, and the reason given."
            + " The counts are in [outcomes.csv](outcomes.csv).\n");
    attacks.forEach(attack -> text.append(section(attack)));
    return text.append(findingsInFull()).append(foundation()).toString();
  }

  private String answer() {
    long attempts = attempts().count();
    long skipped = attempts().filter(a -> a.verdict() == Outcome.Verdict.SKIPPED).count();
    int findings = findings().size();
    String tried =
        String.format(
            Locale.ROOT,
            "Out of %s attempts in %d attacks, ",
            Format.count(attempts - skipped),
            attacks.stream().filter(attack -> !log.of(attack.name()).isEmpty()).count());
    String result =
        findings == 0
            ? "none made the program break a promise."
            : String.format(
                Locale.ROOT,
                "**%s made the program break a promise**; they are listed below.",
                Format.count(findings));
    return tried + result + (quick ? " This is the quick form, with few cases of each." : "");
  }

  private Table overview() {
    Table table =
        new Table(List.of("attack", "attempts", "held", "findings", "skipped", "minutes"));
    for (Attack attack : attacks) {
      List<Attempt> attempts = log.of(attack.name());
      int cases = attack.cases(quick);
      String tried = Format.count(attempts.size());
      table.add(
          List.of(
              attack.name(),
              attempts.size() == cases ? tried : tried + " of " + Format.count(cases),
              number(attempts, Outcome.Verdict.HELD),
              number(attempts, Outcome.Verdict.FINDING),
              number(attempts, Outcome.Verdict.SKIPPED),
              String.format(Locale.ROOT, "%.1f", milliseconds(attempts) / 60_000.0)));
    }
    return table;
  }

  private static String number(List<Attempt> attempts, Outcome.Verdict verdict) {
    return Format.count(attempts.stream().filter(a -> a.verdict() == verdict).count());
  }

  private static long milliseconds(List<Attempt> attempts) {
    return attempts.stream().mapToLong(Attempt::milliseconds).sum();
  }

  private String section(Attack attack) {
    StringBuilder text = new StringBuilder();
    text.append("\n## ").append(capital(attack.name())).append("\n\n");
    text.append(attack.description()).append("\n");
    List<Count> counts = counts(attack);
    if (!counts.isEmpty()) {
      Table table = new Table(List.of("what came of it", "attempts", "verdict"));
      counts.forEach(
          row -> table.add(List.of(row.kind(), Format.count(row.attempts()), word(row.verdict()))));
      text.append("\n").append(table.markdown());
    }
    log.of(attack.name()).stream()
        .filter(attempt -> attempt.verdict() == Outcome.Verdict.SKIPPED)
        .map(Attempt::detail)
        .distinct()
        .forEach(reason -> text.append("\nSkipped: ").append(reason).append("\n"));
    return text.toString();
  }

  private static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private String findingsInFull() {
    List<Attempt> findings = findings();
    if (findings.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("\n## Findings\n\n");
    text.append("The number of a case, given to its attack again, makes the same case.\n");
    for (Attempt finding : findings.subList(0, Math.min(MAX_SHOWN, findings.size()))) {
      text.append(
          String.format(
              Locale.ROOT,
              "\n**%s, case %d: %s**\n\n",
              capital(finding.attack()),
              finding.number(),
              finding.kind()));
      String here = Path.of("").toAbsolutePath() + "/";
      String detail = Format.cut(finding.detail().replace(here, ""), LONGEST_SHOWN);
      detail.lines().forEach(line -> text.append("    ").append(printable(line)).append("\n"));
    }
    if (findings.size() > MAX_SHOWN) {
      text.append(
          String.format(
              Locale.ROOT,
              "\nAnd %s more, all of them in target/reliability.\n",
              Format.count(findings.size() - MAX_SHOWN)));
    }
    return text.toString();
  }

  /** What is found may hold whatever a terminal obeys. */
  private static String printable(String line) {
    return line.replaceAll("[\\p{Cc}\\p{Cf}]", "\uFFFD");
  }

  private String foundation() {
    Duration spent = Duration.ofMillis(attempts().mapToLong(Attempt::milliseconds).sum());
    return String.format(
        Locale.ROOT,
        """

        ## Where and when

        Written on %s by rnn-compare %s, commit %s%s, on %s, %s, %s. The attempts took %d h %d min \
        together, where some ran side by side each with its own time.

        `mvn -q -Preliability test-compile exec:exec@attacks` does it again; interrupted, it goes \
        on where it stopped. `-Dreliability.arguments="--quick"` tries a few cases of each, and \
        `-Dreliability.arguments="kills"` only the attacks with that word in their names.
        """,
        machine.ended().replace("T", " at ").replace("Z", " UTC"),
        machine.version(),
        machine.commit(),
        machine.uncommittedChanges() ? " with uncommitted changes" : "",
        machine.os(),
        machine.cpu(),
        machine.java(),
        spent.toHours(),
        spent.toMinutesPart());
  }
}
