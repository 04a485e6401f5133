package io.github.rnncompare.results;

import io.github.rnncompare.spec.MistakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Records as JSON: snake_case keys, numbers that read back as the same, "NaN" in quotes. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
  private static final JsonMapper INDENTED =
      MAPPER.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  /** For reading, and with a line's end. */
  static String indented(Object value) {
    return INDENTED.writeValueAsString(value) + "\n";
  }

  static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /**
   * Reads what one of the others wrote.
   *
   * @throws MistakeException naming the file, if it holds something else
   */
  static <T> T read(Path file, Class<T> type) throws IOException {
    try {
      return MAPPER.readValue(Files.readAllBytes(file), type);
    } catch (JacksonException e) {
      throw new MistakeException(file + ": " + e.getOriginalMessage(), e);
    }
  }
}
