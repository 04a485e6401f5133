package io.github.rnncompare.archive;

import io.github.rnncompare.spec.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The header of an ARFF file of sequences: lines {@code @attribute NAME TYPE}, of which the last is
 * {@code @data}. The numeric attributes are the steps of one dimension; or one relational attribute
 * has a line for each dimension, and its numeric attributes are the steps. One more attribute, a
 * list of labels or a number called a target, is what stands beside a sequence.
 */
final class ArffHeader {
  private static final Set<String> NUMERIC = Set.of("numeric", "real", "integer");
  private static final Set<String> TARGETS = Set.of("target", "class", "label", "y");
  private static final String WHAT_IS_READ =
      "; read are files with numeric attributes, or one relational attribute of such, and one list"
          + " of labels: save it as CSV";

  /**
   * An attribute.
   *
   * @param labels of a list of labels; empty for numbers
   */
  private record Attribute(String name, boolean relational, List<String> labels) {}

  private final ArchiveText lines;
  private final List<Attribute> attributes = new ArrayList<>();
  private final List<String> nested = new ArrayList<>();
  private Optional<String> open = Optional.empty();
  private int target = -1;

  ArffHeader(ArchiveText lines) {
    this.lines = lines;
  }

  /**
   * Reads the next line of the header.
   *
   * @return whether it was the last
   */
  boolean isLast(String line) {
    if (!line.startsWith("@")) {
      throw lines.error("expected a line that begins with '@' or '%' before '@data'");
    }
    ArffText text = new ArffText(line.substring(1), lines::error);
    String key = text.word().toLowerCase(Locale.ROOT);
    switch (key) {
      case "relation" -> {}
      case "attribute" -> attribute(text.word(), text.rest());
      case "end" -> end(text.word());
      case "data" -> {
        complete();
        return true;
      }
      default ->
          throw lines.error(
              "'@" + Excerpt.of(key) + "'; expected @relation, @attribute, @end or @data");
    }
    return false;
  }

  private void attribute(String name, String type) {
    String word = type.toLowerCase(Locale.ROOT);
    if (open.isPresent()) {
      if (!NUMERIC.contains(word)) {
        throw wrongType(name, type);
      }
      nested.add(name);
    } else if (word.equals("relational")) {
      if (attributes.stream().anyMatch(Attribute::relational)) {
        throw lines.error(
            "a second relational attribute, '" + Excerpt.of(name) + "'" + WHAT_IS_READ);
      }
      attributes.add(new Attribute(name, true, List.of()));
      open = Optional.of(name);
    } else if (NUMERIC.contains(word)) {
      if (isTarget(name)) {
        setTarget(name);
      }
      attributes.add(new Attribute(name, false, List.of()));
    } else if (type.startsWith("{") && type.endsWith("}")) {
      setTarget(name);
      String list = type.substring(1, type.length() - 1);
      attributes.add(new Attribute(name, false, new ArffText(list, lines::error).fields()));
    } else {
      throw wrongType(name, type);
    }
  }

  private static boolean isTarget(String name) {
    return TARGETS.contains(name.toLowerCase(Locale.ROOT));
  }

  private void setTarget(String name) {
    if (target >= 0) {
      throw lines.error(
          String.format(
                  Locale.ROOT,
                  "attributes '%s' and '%s' are both labels or targets",
                  Excerpt.of(attributes.get(target).name()),
                  Excerpt.of(name))
              + WHAT_IS_READ);
    }
    target = attributes.size();
  }

  private RuntimeException wrongType(String name, String type) {
    return lines.error(
        String.format(
                Locale.ROOT, "attribute '%s' is of type '%s'", Excerpt.of(name), Excerpt.of(type))
            + WHAT_IS_READ);
  }

  private void end(String name) {
    if (!open.equals(Optional.of(name))) {
      throw lines.error("'@end " + Excerpt.of(name) + "' ends no relational attribute");
    }
    open = Optional.empty();
  }

  private void complete() {
    if (open.isPresent()) {
      throw lines.error("no line '@end " + Excerpt.of(open.get()) + "' before '@data'");
    }
    int steps = relational() ? nested.size() : attributes.size() - (target >= 0 ? 1 : 0);
    boolean mixed = relational() && attributes.size() > (target >= 0 ? 2 : 1);
    if (steps < 1 || mixed) {
      throw lines.error(
          (mixed ? "numeric attributes beside a relational one" : "no numeric attributes")
              + WHAT_IS_READ);
    }
  }

  private boolean relational() {
    return attributes.stream().anyMatch(Attribute::relational);
  }

  /** How many fields a row has. */
  int fields() {
    return attributes.size();
  }

  /** The steps of a dimension. */
  int steps() {
    return relational() ? nested.size() : attributes.size() - (target >= 0 ? 1 : 0);
  }

  /** The field of the label or number, from 0; -1 if there is none. */
  int targetField() {
    return target;
  }

  /** The field with a line for each dimension, from 0; empty where each field is a step. */
  Optional<Integer> relationalField() {
    for (int i = 0; i < attributes.size(); i++) {
      if (attributes.get(i).relational()) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** The name of a step's attribute. */
  String step(int step) {
    if (relational()) {
      return nested.get(step);
    }
    return attributes.get(target >= 0 && step >= target ? step + 1 : step).name();
  }

  ArchiveTarget target() {
    if (target < 0) {
      return ArchiveTarget.NONE;
    }
    return attributes.get(target).labels().isEmpty() ? ArchiveTarget.NUMBER : ArchiveTarget.CLASS;
  }

  List<String> classes() {
    return target < 0 ? List.of() : attributes.get(target).labels();
  }
}
