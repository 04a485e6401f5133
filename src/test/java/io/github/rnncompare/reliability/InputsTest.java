package io.github.rnncompare.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The quick cases of the attacks with inputs. */
class InputsTest {
  @TempDir private Path directory;

  static List<Attack> onReading() {
    return List.of(new MutatedSpecs(), new MutatedData());
  }

  static List<Attack> onCommands() {
    return List.of(new MutatedModels(), new MutatedResults(), new Arrangements());
  }

  @ParameterizedTest
  @MethodSource("onReading")
  void whatIsReadIsReadOrRefused(Attack attack) throws Exception {
    assertHolds(attack);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("onCommands")
  void commandsHarmNothing(Attack attack) throws Exception {
    assertHolds(attack);
  }

  private void assertHolds(Attack attack) throws Exception {
    Map<String, Integer> held = new TreeMap<>();
    List<String> findings = new ArrayList<>();
    for (int number = 0; number < attack.cases(true); number++) {
      Path own = Files.createDirectory(directory.resolve("case-" + number));
      Outcome outcome = attack.attempt(number, own);
      if (outcome.verdict() == Outcome.Verdict.FINDING) {
        findings.add(number + ": " + outcome.kind() + ": " + outcome.detail());
      } else {
        held.merge(outcome.kind(), 1, Integer::sum);
      }
    }
    assertThat(findings).as("%s: %s", attack.name(), held).isEmpty();
    assertThat(held).as(attack.name()).hasSizeGreaterThan(1);
  }
}
