package io.github.rnncompare.draft;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.DataRow;
import io.github.rnncompare.draft.DraftOptions.Kind;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Refuses tables whose rows are samples that are independent of each other, in which a recurrent
 * network finds nothing to remember.
 */
final class IndependentRows {
  private static final int MAX_CLASSES = 20;

  /** Of numbers in a column whose name does not suggest a label. */
  private static final int FEW_NUMBERS = 10;

  /** A lag-1 autocorrelation above this is that of a series. */
  private static final double SERIES = 0.5;

  private static final double NONE = 0.2;

  private final CsvReading reading;
  private final DraftOptions options;

  private IndependentRows(CsvReading reading, DraftOptions options) {
    this.reading = reading;
    this.options = options;
  }

  /**
   * Refuses a table without times and ids that has a label which jumps about from row to row, or by
   * which its rows are sorted.
   *
   * @param roles what its rows are taken for
   * @throws UserErrorException that says why, and which options take it nevertheless
   */
  static void refuse(CsvReading reading, DraftOptions options, CsvRoles roles) throws IOException {
    boolean said =
        options.kind().isPresent()
            || !options.id().isEmpty()
            || options.horizon().isPresent()
            || options.window().isPresent()
            || options.season().isPresent();
    IndependentRows rows = new IndependentRows(reading, options);
    if (said || reading.time().isPresent() || rows.hasSteps()) {
      return;
    }
    if (roles.kind() == Kind.SEQUENCES) {
      String id = roles.id().orElseThrow().words();
      if (!Names.isOfSequences(id) && id.equals(rows.last().name()) && rows.isAlone(id)) {
        throw rows.refused(
            "are sorted by " + id, "if those of each " + id + " are a sequence, say --id " + id);
      }
    } else if (roles.id().isEmpty()) {
      Optional<String> label = rows.jumping();
      if (label.isPresent()) {
        throw rows.refused(
            "have a label " + label.get() + ", which jumps about from row to row",
            "if several are a sequence, add a column that names it");
      }
    }
  }

  private UserErrorException refused(String why, String sequences) {
    return new UserErrorException(
        String.format(
            Locale.ROOT,
            "%s: no column has times or ids, and the rows %s: they seem to be samples that are"
                + " independent of each other, which a recurrent network cannot gain from; take"
                + " another kind of model. If the rows are consecutive steps in time, say --as"
                + " one_series; %s",
            reading.file(),
            why,
            sequences));
  }

  private ColumnProfile last() {
    return reading.profiles().get(reading.profiles().size() - 1);
  }

  private boolean hasSteps() {
    return reading.profiles().stream()
        .anyMatch(profile -> Names.isOfSteps(profile.name()) && !profile.isConstant());
  }

  /** Whether no other column of texts could be a label of sequences. */
  private boolean isAlone(String id) {
    return reading.profiles().stream()
        .allMatch(profile -> profile.isNumeric() || profile.name().equals(id));
  }

  /** The first column that is a label of rows, if there is one. */
  private Optional<String> jumping() throws IOException {
    List<ColumnProfile> candidates =
        reading.profiles().stream()
            .filter(profile -> !profile.classes().isEmpty())
            .filter(profile -> profile.classes().size() <= MAX_CLASSES && mayBeLabel(profile))
            .toList();
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    Map<String, TextChanges> changes =
        candidates.stream()
            .collect(Collectors.toMap(ColumnProfile::name, name -> new TextChanges()));
    DataRow.read(
        DataContent.of(reading.file()),
        List.copyOf(changes.keySet()),
        row -> changes.forEach((column, seen) -> seen.next(row.text(column).strip())));
    return candidates.stream()
        .map(ColumnProfile::name)
        .filter(column -> Objects.requireNonNull(changes.get(column)).areMany())
        .findFirst();
  }

  private boolean mayBeLabel(ColumnProfile column) {
    boolean asked = options.target().map(column.name()::equals).orElse(false);
    if (Names.isOfLabels(column.name()) || (!column.isNumeric() && (asked || column == last()))) {
      return 2 * features(column).filter(other -> isAbove(other, SERIES)).count()
          <= features(column).count();
    }
    return (!column.isNumeric() || (column == last() && column.classes().size() <= FEW_NUMBERS))
        && options.target().isEmpty()
        && features(column).count() > 1
        && features(column).noneMatch(other -> !other.classes().isEmpty() || isAbove(other, NONE));
  }

  private boolean isAbove(ColumnProfile column, double least) {
    double noise = 3 / Math.sqrt((double) column.rows()); // of independent values, hardly ever more
    return Math.abs(column.autocorrelation()) > Math.max(least, noise);
  }

  private Stream<ColumnProfile> features(ColumnProfile label) {
    return reading.profiles().stream()
        .filter(profile -> profile != label && profile.isNumeric())
        .filter(profile -> !profile.isConstant() && !profile.countsRows());
  }
}
