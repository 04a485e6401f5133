package io.github.rnncompare.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.spec.SpecFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The spec with every default filled in is read as the same experiment. */
class ResolvedSpecTest {
  @TempDir private Path directory;

  static Stream<String> names() throws IOException {
    return Specs.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void readAgainItIsTheSame(String name) throws IOException {
    // given
    String text = Specs.all().getOrDefault(name, "");
    ExperimentSpec spec = read(name, text);

    // when
    String resolved = SpecFile.dump(spec.resolved());
    ExperimentSpec again = read(name, resolved);

    // then
    assertThat(SpecFile.dump(again.resolved())).isEqualTo(resolved);
    assertThat(again.name()).isEqualTo(spec.name());
    assertThat(again.question()).isEqualTo(spec.question());
    assertThat(again.task()).isEqualTo(spec.task());
    assertThat(again.save()).isEqualTo(spec.save());
    assertThat(again.seeds()).isEqualTo(spec.seeds());
    assertThat(again.architectures().matching()).isEqualTo(spec.architectures().matching());
    assertThat(again.architectures().nearestTotals())
        .isEqualTo(spec.architectures().nearestTotals());
    assertThat(candidates(again)).isEqualTo(candidates(spec));
    assertThat(new Plan(again).all())
        .extracting(Trial::description)
        .isEqualTo(new Plan(spec).all().stream().map(Trial::description).toList());
  }

  private ExperimentSpec read(String name, String text) throws IOException {
    return ExperimentSpec.read(Files.writeString(directory.resolve(name), text), List.of());
  }

  /** All of each candidate that can be compared: not what makes a layer. */
  private static List<Map<String, Object>> candidates(ExperimentSpec spec) {
    return spec.candidates().stream()
        .map(
            candidate -> {
              Map<String, Object> parts = new LinkedHashMap<>();
              parts.put("architecture", candidate.architecture().name());
              parts.put("hidden_size", candidate.architecture().hiddenSize());
              parts.put("stack", candidate.architecture().stack());
              parts.put("init", candidate.architecture().init());
              parts.put("layer", candidate.architecture().layer().apply(3));
              parts.put("training", candidate.training());
              parts.put("configuration", candidate.configuration().texts());
              return parts;
            })
        .toList();
  }
}
