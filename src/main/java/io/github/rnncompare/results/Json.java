package io.github.rnncompare.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records as JSON: snake_case keys, numbers that are read back exactly, "NaN" in quotes. Only an
 * {@link Optional} may be missing.
 */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .withConfigOverride(
              Optional.class,
              optional ->
                  optional.setInclude(JsonInclude.Value.construct(Include.NON_ABSENT, null)))
          .build();
  private static final JsonMapper WHOLE =
      MAPPER
          .rebuild()
          .annotationIntrospector(new RequiredUnlessOptional())
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();
  private static final JsonMapper INDENTED =
      MAPPER.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  /** Later versions add keys as {@link Optional}s, so that files without them can still be read. */
  private static final class RequiredUnlessOptional extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
      return member.getRawType() != Optional.class;
    }
  }

  /** Indented JSON for people, with a newline at the end. */
  static String indented(Object value) {
    return INDENTED.writeValueAsString(value) + "\n";
  }

  /** JSON for programs. */
  public static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /**
   * Reads what {@link #indented} or {@link #bytes} wrote.
   *
   * @throws UserErrorException naming the file, if it holds something else
   */
  static <T> T read(Path file, Class<T> type) throws IOException {
    return read(file, type, MAPPER);
  }

  /**
   * Reads what {@link #bytes} gave.
   *
   * @throws IOException if it is something else
   */
  public static <T> T read(byte[] json, Class<T> type) throws IOException {
    try {
      return MAPPER.readValue(json, type);
    } catch (JacksonException e) {
      throw new IOException("no " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
    }
  }

  /**
   * Reads a record strictly: no key may be missing unless it is optional, and none unknown,
   * duplicate or of another type.
   *
   * @throws UserErrorException naming the file, if it holds something else, less or more
   */
  static <T> T readWhole(Path file, Class<T> type) throws IOException {
    return read(file, type, WHOLE);
  }

  /** Whether a file holds a single JSON object, with any keys. */
  static boolean isObject(Path file) throws IOException {
    try {
      return WHOLE.readTree(Files.readAllBytes(file)).isObject();
    } catch (JacksonException e) {
      return false;
    }
  }

  private static <T> T read(Path file, Class<T> type, JsonMapper mapper) throws IOException {
    try {
      return mapper.readValue(Files.readAllBytes(file), type);
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      String place = at == null || at.getLineNr() < 1 ? "" : ":" + at.getLineNr();
      throw new UserErrorException(file + place + ": " + e.getOriginalMessage(), e);
    }
  }
}
