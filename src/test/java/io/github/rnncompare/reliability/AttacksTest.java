package io.github.rnncompare.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.rnncompare.reliability.Outcome.Verdict;
import io.github.rnncompare.results.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What tries the attacks, with one that comes to all there is. */
class AttacksTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir private Path directory;

  /** The first case holds, the second does not, the third throws, the fourth hangs. */
  private static final class Sample implements Attack {
    private final AtomicInteger tried = new AtomicInteger();

    @Override
    public String name() {
      return "sample of all";
    }

    @Override
    public String description() {
      return "All that can come of an attempt.";
    }

    @Override
    public int cases(boolean quick) {
      return quick ? 1 : 5;
    }

    @Override
    public Outcome attempt(int number, Path directory) throws Exception {
      tried.incrementAndGet();
      assertThat(directory).isEmptyDirectory();
      Files.writeString(directory.resolve("file"), "left");
      return switch (number) {
        case 0 -> Outcome.held("one, \"quoted\"");
        case 1 -> Outcome.finding("a file | was lost", "first line\n\u001b[31msecond");
        case 2 -> throw new IllegalStateException("of the attack");
        case 3 -> {
          Thread.sleep(60_000);
          yield Outcome.held("late");
        }
        default -> Outcome.skipped("no compiler");
      };
    }
  }

  private AttemptLog log(String attacked) throws IOException {
    return new AttemptLog(directory.resolve("attempts.csv"), attacked);
  }

  private void attack(Attack attack, AttemptLog log) throws Exception {
    new Attacker(log, directory.resolve("work"), 2, SECOND).attack(attack, false);
  }

  @Test
  void everyCaseIsTriedOnceAndKept() throws Exception {
    // when
    Sample sample = new Sample();
    AttemptLog log = log("one");
    attack(sample, log);

    // then
    assertThat(log.of("sample of all"))
        .extracting(Attempt::number, Attempt::verdict, Attempt::kind)
        .containsExactlyInAnyOrder(
            tuple(0, Verdict.HELD, "one, \"quoted\""),
            tuple(1, Verdict.FINDING, "a file | was lost"),
            tuple(2, Verdict.FINDING, "the attack itself failed"),
            tuple(3, Verdict.FINDING, "took more than 1 s"),
            tuple(4, Verdict.SKIPPED, "skipped"));
    assertThat(directory.resolve("work").resolve("sample-of-all-0")).doesNotExist();

    // when: another process with the same program, after the last row was cut off
    Path file = directory.resolve("attempts.csv");
    Files.writeString(file, Files.readString(file) + "sample of all,7,HE");
    AttemptLog again = log("one");
    attack(sample, again);

    // then
    assertThat(again.of("sample of all"))
        .usingRecursiveFieldByFieldElementComparator()
        .isEqualTo(log.of("sample of all"));
    assertThat(sample.tried).hasValue(5);
    assertThat(again.isBegunAnew()).isFalse();

    // when, then: judged anew
    again.forget("sample of none");
    assertThat(log("one").of("sample of all")).hasSize(5);
    again.forget("sample of all");
    assertThat(log("one").of("sample of all")).isEmpty();

    // when, then: another program
    AttemptLog other = log("two");
    assertThat(other.isBegunAnew()).isTrue();
    assertThat(other.of("sample of all")).isEmpty();
  }

  @Test
  void theReportHasCountsAndFindings() throws Exception {
    // given
    AttemptLog log = log("one");
    attack(new Sample(), log);
    Provenance machine =
        new Provenance(
            "1",
            "abc",
            false,
            "",
            "",
            "",
            "",
            1,
            "JVM",
            "Linux",
            "a processor, 2 cores",
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            "",
            "2026-01-01T00:00:00Z",
            "2026-01-01T01:00:00Z",
            Optional.empty());

    // when
    AttackReport report = new AttackReport(List.of(new Sample()), log, false, machine);

    // then
    assertThat(report.findings()).hasSize(3);
    assertThat(report.isComplete()).isTrue();
    assertThat(new AttackReport(List.of(new Sample()), log, true, machine).isComplete()).isFalse();
    assertThat(report.counts())
        .startsWith("attack,verdict,outcome,attempts\r\n")
        .contains("sample of all,held,\"one, \"\"quoted\"\"\",1\r\n");
    assertThat(report.text())
        .contains("Out of 4 attempts in 1 attacks, **3 made the program break a promise**")
        .contains("\n## Sample of all\n\nAll that can come of an attempt.\n")
        .contains(
            "\n**Sample of all, case 1: a file | was lost**\n\n    first line\n    \uFFFD[31m")
        .contains("\nSkipped: no compiler\n")
        .contains("commit abc, on Linux, a processor, 2 cores, JVM.");
  }

  @Test
  void wordsChooseAttacksByTheirNames() {
    // given
    List<Attack> attacks = List.of(new Sample());

    // when, then
    String[] words = {"--quick", "--jobs", "3", "sample-of"};
    assertThat(Attacks.Arguments.of(words, attacks))
        .isEqualTo(new Attacks.Arguments(true, false, 3, attacks));
    assertThat(Attacks.Arguments.of(new String[] {"--again", attacks.get(0).name()}, attacks))
        .isEqualTo(new Attacks.Arguments(false, true, 2, List.of(attacks.get(0))));
    assertThatThrownBy(() -> Attacks.Arguments.of(new String[] {"--jobs", "none"}, attacks))
        .hasMessageContaining("found '--jobs'. Attacks:\n  sample of all");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFolderIsDeletedWithWhatIsClosedInItButNotWhatLinksPointTo() throws IOException {
    // given
    Path outside = Files.createDirectory(directory.resolve("outside"));
    Files.writeString(outside.resolve("file"), "stays");
    Path made = CaseFolder.make(directory.resolve("case"));
    Path closed = Files.createDirectories(made.resolve("closed/inner"));
    Files.writeString(closed.resolve("file"), "goes");
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    Files.setPosixFilePermissions(
        made.resolve("closed"), PosixFilePermissions.fromString("---------"));
    Files.createSymbolicLink(made.resolve("link"), outside);

    // when
    CaseFolder.delete(made);

    // then
    assertThat(made).doesNotExist();
    assertThat(outside.resolve("file")).hasContent("stays");
  }
}
