package io.github.rnncompare.archive;

import io.github.rnncompare.data.Fields;
import io.github.rnncompare.spec.Numbers;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tries whether the rows of a table are sequences whose label stands in a certain field. */
final class UcrTrial {
  private static final int LEAST_VALUES = 8;

  /** In so many rows values are looked at; labels in all, as rows may be sorted by them. */
  private static final int LOOKED_AT = 10_000;

  private static final int MAX_CLASSES = 100;
  private static final int MAX_CLASSES_OF_NUMBERS = 20;

  /** A ratio of mean changes that is no chance. */
  private static final double MUCH_LESS = 0.5;

  private final UcrShape.Label label;
  private final Optional<String> idName;
  private final boolean named;
  private final int fields;
  private final int from;
  private final int to;
  private final Set<String> different = new HashSet<>();
  private boolean fits = true;
  private boolean headerIsNext;
  private int rows;
  private String first = "";
  private double second;
  private int counting;
  private double[] before = {};
  private double down;
  private double along;

  private UcrTrial(
      UcrShape.Label label, Optional<String> idName, boolean named, int fields, int from, int to) {
    this.label = label;
    this.idName = idName;
    this.named = named;
    this.headerIsNext = named;
    this.fields = fields;
    this.from = from;
    this.to = to;
  }

  /**
   * Of a format.
   *
   * @param head the fields of the first line
   * @param fields how many the second line has
   * @return empty if the header has other names than those of steps
   */
  static Optional<UcrTrial> of(ArchiveFormat format, List<String> head, int fields) {
    boolean last = format == ArchiveFormat.UCR_LABEL_LAST;
    Optional<UcrHeader> header = UcrHeader.of(head, last);
    int unnamed = fields - head.size(); // one, as R writes it, or none
    if (unnamed < 0 || unnamed > (header.isPresent() ? 1 : 0)) {
      return Optional.empty();
    }
    int id = header.map(names -> names.idFields(last, fields)).orElse(0);
    int field = last ? fields - 1 : id;
    int from = last ? id : id + 1;
    int to = last ? fields - 1 : fields;
    Optional<UcrHeader> other =
        header.filter(
            names ->
                !names.mayBeLabel(field - unnamed)
                    || !names.areSteps(from - unnamed, to - unnamed));
    if (to - from < LEAST_VALUES || other.isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new UcrTrial(
            new UcrShape.Label(format, header.isPresent() ? head.get(field - unnamed) : "", field),
            id > unnamed ? Optional.of(head.get(0)) : Optional.empty(),
            header.isPresent(),
            fields,
            from,
            to));
  }

  void accept(List<String> row) {
    if (headerIsNext || !fits) {
      headerIsNext = false;
      return;
    }
    rows++;
    counting += row.size() > 1 && isNextStep(row.get(0), number(row.get(1))) ? 1 : 0;
    if (rows <= LOOKED_AT) {
      fits = row.size() == fields && row.subList(from, to).stream().allMatch(UcrTrial::isValue);
      if (fits && isNew()) {
        compare(row.subList(from, to).stream().mapToDouble(UcrTrial::number).toArray());
      }
    }
    if (fits && row.size() == fields) {
      different.add(row.get(label.field()));
      fits = different.size() <= (isNew() ? MAX_CLASSES : LOOKED_AT);
    }
  }

  /** Whether the second field is one more than in the row before, of the same first field. */
  private boolean isNextStep(String name, double number) {
    boolean follows = name.equals(first) && number == second + 1;
    first = name;
    second = number;
    return follows;
  }

  /** The mean changes from row to row, and along a row. */
  private void compare(double[] values) {
    for (int i = 1; i < values.length; i++) {
      double step = Math.abs(values[i] - values[i - 1]);
      double row = before.length == 0 ? Double.NaN : Math.abs(values[i] - before[i]);
      if (!Double.isNaN(step + row)) {
        along += step;
        down += row;
      }
    }
    before = values;
  }

  /** Whether it may still fit. */
  boolean fits() {
    return fits;
  }

  /** Whether all rows fit, none of a name and its step, and a label has two or more on average. */
  boolean hasLabels() {
    List<Double> numbers =
        different.stream().flatMap(text -> Numbers.parse(text).stream()).toList();
    boolean few =
        numbers.stream().allMatch(number -> number == Math.rint(number))
            && numbers.size() <= MAX_CLASSES_OF_NUMBERS
            && different.stream().noneMatch(Fields.PLAIN::isMissing);
    boolean steps = 2 * counting > rows;
    return fits
        && !steps
        && different.size() > 1
        && 2 * different.size() <= rows
        && (few || !isNew());
  }

  UcrShape.Label label() {
    return label;
  }

  /** How many different labels there are. */
  int labels() {
    return different.size();
  }

  /** The name of a field in front that is none of the label or the values, if it has one. */
  Optional<String> idName() {
    return idName;
  }

  /** Whether values change much less from row to row than along the rows. */
  boolean isAlongColumns() {
    return down < MUCH_LESS * along;
  }

  /** Whether it is another table than those of the UCR archive, which have no header. */
  private boolean isNew() {
    return named || label.format() == ArchiveFormat.UCR_LABEL_LAST;
  }

  private static boolean isValue(String text) {
    return Fields.PLAIN.isMissing(text) || Numbers.parse(text).isPresent();
  }

  private static double number(String text) {
    return Numbers.parse(text).orElse(Double.NaN);
  }
}
