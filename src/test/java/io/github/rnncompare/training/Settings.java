package io.github.rnncompare.training;

import static java.util.Objects.requireNonNull;

import io.github.rnncompare.spec.SpecFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Training settings from YAML, as a spec has them. */
final class Settings {
  private static final String ARCHITECTURE = "gru";

  private Settings() {}

  /** From the keys of {@code training}, such as "epochs: 3, optimizer: {name: adam}". */
  static TrainingSettings of(String keys) {
    return requireNonNull(read(keys, List.of(ARCHITECTURE)).value().get(ARCHITECTURE));
  }

  static SpecFile.Reading<Map<String, TrainingSettings>> read(
      String keys, List<String> architectures) {
    return read(keys, architectures, true);
  }

  static SpecFile.Reading<Map<String, TrainingSettings>> read(
      String keys, List<String> architectures, boolean hasValidation) {
    return readYaml("training: {" + keys + "}", architectures, hasValidation);
  }

  static SpecFile.Reading<Map<String, TrainingSettings>> readYaml(
      String text, List<String> architectures, boolean hasValidation) {
    try {
      Path file = Files.createTempFile("settings", ".yaml");
      try {
        Files.writeString(file, text);
        return SpecFile.read(
            file,
            List.of(),
            spec -> TrainingSettings.read(spec, architectures, hasValidation).orElseGet(Map::of));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
