package io.github.rnncompare.archive;

import io.github.rnncompare.spec.Excerpt;
import io.github.rnncompare.spec.Numbers;
import io.github.rnncompare.spec.UserErrorException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The header of a {@code .ts} file: lines {@code @key value …}, of which the last is {@code @data}.
 * Whatever it says about the sequences is compared with them.
 */
final class TsHeader {
  /** Keys by their names in small letters. */
  private static final Map<String, String> CLAIMS =
      Map.of(
          "timestamps", "@timeStamps",
          "missing", "@missing",
          "univariate", "@univariate",
          "equallength", "@equalLength",
          "classlabel", "@classLabel",
          "targetlabel", "@targetLabel",
          "dimensions", "@dimensions",
          "dimension", "@dimension",
          "serieslength", "@seriesLength");

  private static final Set<String> NUMBERS = Set.of("dimensions", "dimension", "serieslength");

  /**
   * A line of the header.
   *
   * @param line its number, from 1
   * @param key in small letters, without {@code @}
   * @param values the words after it
   */
  private record Entry(long line, String key, List<String> values) {
    String value() {
      return values.isEmpty() ? "" : values.get(0);
    }

    boolean isTrue() {
      return value().equalsIgnoreCase("true");
    }

    boolean isFalse() {
      return value().equalsIgnoreCase("false");
    }

    /** "@dimensions 3". */
    String words() {
      return Excerpt.of((CLAIMS.get(key) + " " + value()).strip());
    }
  }

  private final ArchiveText lines;
  private final List<Entry> entries = new ArrayList<>();

  TsHeader(ArchiveText lines) {
    this.lines = lines;
  }

  /**
   * Reads the next line of the header.
   *
   * @return whether it was the last
   */
  boolean isLast(String line) {
    if (!line.startsWith("@")) {
      throw lines.error("expected a line that begins with '@' or '#' before '@data'");
    }
    List<String> words = Arrays.asList(line.substring(1).split("\\s+", -1));
    String key = words.get(0).toLowerCase(Locale.ROOT);
    entries.add(new Entry(lines.number(), key, words.subList(1, words.size())));
    return key.equals("data");
  }

  private Optional<Entry> entry(String key) {
    return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
  }

  private boolean isTrue(String key) {
    return entry(key).map(Entry::isTrue).orElse(false);
  }

  /** Whether a line says what stands beside each sequence, if anything. */
  private boolean saysTarget() {
    return entry("classlabel").isPresent() || entry("targetlabel").isPresent();
  }

  ArchiveTarget target() {
    if (isTrue("targetlabel")) {
      return ArchiveTarget.NUMBER;
    }
    return saysTarget() && !isTrue("classlabel") ? ArchiveTarget.NONE : ArchiveTarget.CLASS;
  }

  /** The labels that it lists. */
  List<String> classes() {
    return entry("classlabel")
        .filter(Entry::isTrue)
        .map(entry -> entry.values().subList(1, entry.values().size()))
        .orElse(List.of());
  }

  /** What it says by itself, and about what is to be read. */
  void check(ArchiveLayout layout) {
    Set<String> seen = new HashSet<>();
    for (Entry entry : entries) {
      if (CLAIMS.containsKey(entry.key())) {
        checkWritten(entry, seen);
      }
      switch (entry.key()) {
        case "timestamps" -> mustHaveNoTimes(entry);
        case "missing" -> mustNotMiss(entry, layout);
        case "univariate" -> {
          if (entry.isTrue() == layout.inputSize() > 1) {
            throw otherSize(entry, layout);
          }
        }
        case "dimensions", "dimension" -> {
          if (!Numbers.parse(entry.value()).equals(Optional.of((double) layout.inputSize()))) {
            throw otherSize(entry, layout);
          }
        }
        case "data" -> mustHaveTarget(entry, layout);
        default -> {} // names, labels, and what each sequence is compared with
      }
    }
  }

  private void checkWritten(Entry entry, Set<String> seen) {
    if (!seen.add(entry.key())) {
      throw lines.error(
          entry.line(), "a second line '" + CLAIMS.get(entry.key()) + "'; expected one");
    }
    boolean number = NUMBERS.contains(entry.key());
    if (number ? Numbers.parse(entry.value()).isEmpty() : !entry.isTrue() && !entry.isFalse()) {
      throw lines.error(
          entry.line(),
          String.format(
              Locale.ROOT,
              "'%s'; expected %s",
              entry.words(),
              number ? "a whole number" : "true or false"));
    }
  }

  void checkNoTimes() {
    entry("timestamps").ifPresent(this::mustHaveNoTimes);
  }

  private void mustHaveNoTimes(Entry entry) {
    if (entry.isTrue()) {
      throw lines.error(
          entry.line(), "'@timeStamps' is 'true'; only files with '@timeStamps false' can be read");
    }
  }

  private void mustNotMiss(Entry entry, ArchiveLayout layout) {
    if (entry.isTrue() && layout.refusesMissing()) {
      throw lines.error(
          entry.line(),
          "'@missing' is 'true'; say what stands for a missing value, as in missing: forward_fill");
    }
  }

  private UserErrorException otherSize(Entry entry, ArchiveLayout layout) {
    return lines.error(
        entry.line(),
        String.format(
            Locale.ROOT, "'%s', but input_size is %d", entry.words(), layout.inputSize()));
  }

  private void mustHaveTarget(Entry data, ArchiveLayout layout) {
    if (!saysTarget()) {
      throw lines.error(
          data.line(),
          "no line '@classLabel' or '@targetLabel' before '@data', which say whether each sequence has a label or a number");
    }
    if (layout.target() == ArchiveTarget.NONE || layout.target() == target()) {
      return;
    }
    throw lines.error(
        data.line(),
        layout.target() == ArchiveTarget.NUMBER
            ? "no line '@targetLabel true' before '@data', which numeric targets need; for labels, name their classes"
            : "no line '@classLabel true' with the labels before '@data'");
  }

  /** Compares the dimensions of a sequence with what the header says. */
  void checkDimensions(int count) {
    for (Entry entry : entries) {
      boolean other =
          switch (entry.key()) {
            case "univariate" -> count > 1 ? entry.isTrue() : entry.isFalse();
            case "dimensions", "dimension" ->
                Numbers.parse(entry.value()).map(number -> number != count).orElse(false);
            default -> false;
          };
      if (other) {
        throw differs(count == 1 ? "1 dimension" : count + " dimensions", entry);
      }
    }
  }

  /** Compares what stands behind the last colon with a header that says there is no label. */
  void checkNoLabel(String text) {
    Optional<Entry> without = entry("classlabel").filter(Entry::isFalse);
    if (target() == ArchiveTarget.NONE && without.isPresent()) {
      throw lines.error(
          String.format(
              Locale.ROOT,
              "has '%s' behind its dimensions, which seems to be a label, but line %d is '%s';"
                  + " write '@classLabel true' and the labels there",
              Excerpt.of(text),
              without.get().line(),
              without.get().words()));
    }
  }

  /**
   * Compares the length of a sequence with what the header says.
   *
   * @param first steps of the first sequence
   */
  void checkLength(int steps, int first) {
    Optional<Entry> equal = entry("equallength");
    if (equal.map(Entry::isTrue).orElse(false) && steps != first) {
      throw differs(steps + " steps, the first sequence " + first, equal.get());
    }
    Optional<Entry> length = entry("serieslength");
    if (!equal.map(Entry::isFalse).orElse(false)
        && length.isPresent()
        && !Numbers.parse(length.get().value()).equals(Optional.of((double) steps))) {
      throw differs(steps + " steps", length.get());
    }
  }

  void checkMissing(String place) {
    Optional<Entry> missing = entry("missing").filter(Entry::isFalse);
    if (missing.isPresent()) {
      throw differs("no value at " + place, missing.get());
    }
  }

  void checkLabel(String label) {
    Optional<Entry> listed = entry("classlabel");
    if (listed.isPresent() && !classes().isEmpty() && !classes().contains(label)) {
      throw differs("label '" + Excerpt.of(label) + "', which is not listed", listed.get());
    }
  }

  private UserErrorException differs(String what, Entry entry) {
    return lines.error(
        String.format(
            Locale.ROOT,
            "has %s, but line %d is '%s'; correct one of them",
            what,
            entry.line(),
            entry.words()));
  }
}
