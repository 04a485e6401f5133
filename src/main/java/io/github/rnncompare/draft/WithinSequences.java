package io.github.rnncompare.draft;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.DataRow;
import io.github.rnncompare.data.Header;
import io.github.rnncompare.data.RowName;
import io.github.rnncompare.spec.Numbers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the columns of a file vary within its sequences, whose rows may stand apart. */
final class WithinSequences {
  /** Steps differ by less than this share of them if they are alike but for rounding. */
  private static final double SAME_STEP = 1e-6;

  private final Set<String> varying = new HashSet<>();
  private final Map<String, Course> courses = new HashMap<>();
  private final Map<String, Map<String, String>> firsts = new HashMap<>();
  private String last = "";
  private boolean apart;

  private WithinSequences() {}

  /** How the numbers of a column go on from row to row of a sequence. */
  private static final class Course {
    private double before;
    private boolean ascends = true;
    private boolean counts = true;
    private boolean reversed = true;
    private boolean descends = true;
    private boolean falls;
    private double constant = Double.NaN;
    private boolean evenly = true;
    private boolean everFalls;

    void next(boolean first, String text) {
      Optional<Double> number =
          ascends || descends || reversed ? Numbers.parse(text.strip()) : Optional.empty();
      ascends = ascends && number.isPresent() && (first || number.get() > before);
      reversed = reversed && number.isPresent() && (first || number.get() < before);
      counts &= ascends && (first || number.orElse(Double.NaN) == before + 1);
      double step = first ? 0 : number.orElse(Double.NaN) - before;
      constant = first || !Double.isNaN(constant) ? constant : step;
      evenly &= ascends && (first || Math.abs(step - constant) <= SAME_STEP * constant);
      falls = !first && (falls || step == -1);
      everFalls |= falls;
      descends = descends && number.isPresent() && (step == -1 || (step == 0 && !falls));
      before = number.orElse(before);
    }
  }

  /**
   * Reads a file.
   *
   * @param sequence the columns that name the sequence of a row
   */
  static WithinSequences of(Path file, List<String> columns, RowName sequence) throws IOException {
    WithinSequences within = new WithinSequences();
    DataRow.read(
        DataContent.of(file),
        columns,
        row -> {
          Map<String, String> fields = new HashMap<>();
          columns.forEach(column -> fields.put(column, row.text(column)));
          within.next(sequence.of(row), fields);
        });
    return within;
  }

  private void next(String sequence, Map<String, String> row) {
    boolean first = firsts.isEmpty() || !sequence.equals(last);
    boolean known = firsts.containsKey(sequence);
    if (!known) {
      Map<String, String> constant = new HashMap<>(row);
      constant.keySet().removeAll(varying); // nobody asks for them any more
      firsts.put(sequence, constant);
    }
    apart |= first && known;
    Map<String, String> before = firsts.getOrDefault(sequence, row);
    row.forEach(
        (column, text) -> {
          if (!varying.contains(column) && !text.equals(before.get(column))) {
            varying.add(column);
          }
          courses.computeIfAbsent(column, key -> new Course()).next(first, text);
        });
    last = sequence;
  }

  /** Whether rows of another sequence stand between those of one. */
  boolean areApart() {
    return apart;
  }

  /** Whether a column differs in some rows of a sequence. */
  boolean varies(String column) {
    return varying.contains(column);
  }

  /** Whether the numbers of a column ascend within each sequence. */
  boolean ascends(String column) {
    return courses.getOrDefault(column, new Course()).ascends;
  }

  /** Whether the numbers of a column ascend within each sequence, or descend within each. */
  boolean isInOrder(String column) {
    return ascends(column) || courses.getOrDefault(column, new Course()).reversed;
  }

  /** Whether a column without a name of its own has the numbers of the steps. */
  boolean countsUnnamed(String column) {
    return Header.isUnnamed(column) && courses.getOrDefault(column, new Course()).counts;
  }

  /** Whether the numbers of a column ascend within each sequence, always by as much. */
  boolean ascendsEvenly(String column) {
    return courses.getOrDefault(column, new Course()).evenly;
  }

  /** How many sequences there are. */
  int sequences() {
    return firsts.size();
  }

  /**
   * Whether they go down by one at every step, perhaps after steps at which they do not yet: the
   * life that remains.
   */
  boolean countsDown(String column) {
    Course course = courses.getOrDefault(column, new Course());
    return course.descends && course.everFalls;
  }
}
