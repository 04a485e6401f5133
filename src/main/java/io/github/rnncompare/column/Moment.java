package io.github.rnncompare.column;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What a field says about time.
 *
 * @param seconds since 1970 began, in UTC where the offset is known and by a local clock where it
 *     is not; of a plain number that number
 * @param offset the local clock's distance from UTC, where the field says it
 */
public record Moment(double seconds, Optional<ZoneOffset> offset) {
  private static final double NANOS = 1e9;

  static Moment of(double number) {
    return new Moment(number, Optional.empty());
  }

  static Moment of(LocalDateTime local, Optional<ZoneOffset> offset) {
    Instant instant = local.toInstant(offset.orElse(ZoneOffset.UTC));
    return new Moment(instant.getEpochSecond() + instant.getNano() / NANOS, offset);
  }
}
