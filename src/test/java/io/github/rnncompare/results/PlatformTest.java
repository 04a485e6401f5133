package io.github.rnncompare.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlatformTest {
  /** A platform that differs from the others' in one of its parts, or in none. */
  static Platform platform(String part) {
    return new Platform(
        part.equals("version") ? "2" : "1",
        part.equals("commit") ? "b" : "a",
        part.equals("changes"),
        part.equals("dl4j") ? "M3" : "M2.1",
        part.equals("backend") ? "nd4j-cuda M2.1" : "nd4j-native M2.1",
        part.equals("device") ? "GPU" : "CPU",
        part.equals("blas") ? "MKL" : "OPENBLAS, in the fast engine oneDNN",
        part.equals("java") ? "OpenJDK 25" : "OpenJDK 17",
        part.equals("os") ? "Mac OS X aarch64" : "Linux amd64",
        part.equals("processor") ? "Xeon" : "EPYC, of AMD");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          version   | rnn-compare: 1, commit a, now 2, commit a
          commit    | rnn-compare: 1, commit a, now 1, commit b
          changes   | rnn-compare: 1, commit a, now 1, commit a with uncommitted changes
          dl4j      | Deeplearning4j: M2.1, now M3
          backend   | backend: nd4j-native M2.1, now nd4j-cuda M2.1
          device    | device: CPU, now GPU
          blas      | BLAS: OPENBLAS, in the fast engine oneDNN, now MKL
          java      | Java: OpenJDK 17, now OpenJDK 25
          os        | system: Linux amd64, now Mac OS X aarch64
          processor | processor: EPYC, of AMD, now Xeon
          """)
  void eachPartThatDiffersIsNamedWithBothValues(String part, String line) {
    // given
    Platform then = platform("");
    Platform now = platform(part);

    // then: of platforms, of what a resumed run is held against, and of what a rerun is
    assertThat(then.differences(now)).containsExactly(line);
    assertThat(
            new RunIdentity("a: 1\n", then, List.of())
                .differences(new RunIdentity("a: 1\n", now, List.of())))
        .containsExactly(line);
    assertThat(provenance(then, 2).platform().differences(provenance(now, 64).platform()))
        .containsExactly(line);
  }

  @Test
  void sequencesAreCountedInTheirKeysOrNotAtAll(@TempDir Path folder) throws IOException {
    Provenance without = provenance(platform(""), 1);
    Provenance with =
        Provenance.of(
            platform(""),
            1,
            1,
            List.of(),
            List.of(1L),
            Optional.of(740),
            Optional.of(370),
            "",
            "s",
            "e");
    Path file = folder.resolve("provenance.json");

    Files.writeString(file, Json.indented(with));
    assertThat(Files.readString(file))
        .contains("\"training_sequences\" : 740,", "\"test_sequences\" : 370,");
    assertThat(Json.readWhole(file, Provenance.class)).isEqualTo(with);

    Files.writeString(file, Json.indented(without));
    assertThat(Files.readString(file)).doesNotContain("test_sequences", "training_sequences");
    assertThat(Json.readWhole(file, Provenance.class)).isEqualTo(without);
  }

  private static Provenance provenance(Platform platform, int cores) {
    return Provenance.of(
        platform,
        cores,
        cores,
        List.of(),
        List.of(1L),
        Optional.empty(),
        Optional.empty(),
        "",
        "s",
        "e");
  }

  @Test
  void nothingDependsOnHowManyCoresThereAre() {
    for (int cores : new int[] {1, 2, 128}) {
      assertThat(provenance(platform(""), cores).platform()).isEqualTo(platform(""));
    }
    assertThat(provenance(platform(""), 1).cpu()).isEqualTo("EPYC, of AMD, 1 core");
    assertThat(provenance(platform(""), 2).cpu()).isEqualTo("EPYC, of AMD, 2 cores");
  }

  static Stream<Path> committed() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("results"))) {
      return folders
          .map(folder -> folder.resolve("provenance.json"))
          .filter(Files::exists)
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("committed")
  void provenanceIsWrittenAsItAlwaysWas(Path file) throws IOException {
    // when
    Provenance read = Json.readWhole(file, Provenance.class);

    // then
    assertThat(Json.indented(read)).isEqualTo(Files.readString(file));
    assertThat(read.platform().differences(read.platform())).isEmpty();
    assertThat(read.cpu()).startsWith(read.platform().processor() + ", ");
  }
}
