package io.github.rnncompare.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CsvTextTest {
  private static final String TEXT =
      "a,seed,epochs,x,message\nu,1,3,0.5,\nv,1,3,,\"no, \"\"x\"\"\"\n";

  private static Optional<String> fault(String from, String to) {
    CsvText table = CsvText.of(TEXT).orElseThrow();
    return table.fault(CsvText.of(TEXT.replaceFirst(from, to)), List.of("a", "seed"), false);
  }

  @Test
  void quotesAreRead() {
    assertThat(CsvText.of(TEXT).orElseThrow().where("a", "v"))
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("message", "no, \"x\""));
  }

  @Test
  void onlyPlausibleNumbersPass() {
    assertThat(fault("0.5", "0.25")).isEmpty();
    assertThat(fault("no, ", "yes, ")).isEmpty();
    assertThat(fault("(u.*\\n)(v.*\\n)", "$2$1")).isEmpty();
    for (String bad : List.of("", "NaN", "-0.5", "0x1p3", "0.5d", "1e999", "Infinity", " 1")) {
      assertThat(fault("0.5", bad)).as(bad).isPresent();
    }
  }

  @Test
  void whatContradictsARunIsAFault() {
    assertThat(fault("u,1,3", "u,1,2000000000")).isPresent();
    assertThat(fault("u,1", "u,2")).contains("rows are missing or of something else");
    assertThat(fault("u,1,.*\\n", "")).contains("rows are missing or of something else");
    assertThat(fault("(u,1,.*\\n)", "$1$1")).contains("two rows of the same");
    assertThat(fault("seed", "seeds")).contains("other columns");
    assertThat(fault("u,1,", "u,1,,")).contains("no table");
  }
}
