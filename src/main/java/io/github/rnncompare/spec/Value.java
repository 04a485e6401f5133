package io.github.rnncompare.spec;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One value of a spec, read as the type that its reader expects. Where it is something else, an
 * error is recorded and the result is empty.
 *
 * @param path the keys that lead to it: "training.epochs"
 */
record Value(Node node, String path, Location location, SpecErrors faults) {
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,15}");

  Optional<Double> number(Range range) {
    return number(range, "a number " + range.words());
  }

  Optional<Double> number(Range range, String expected) {
    return number(range, false, expected);
  }

  Optional<Long> integer(Range range) {
    return integer(range, "a whole number " + range.words());
  }

  Optional<Long> integer(Range range, String expected) {
    return number(range, true, expected).map(Double::longValue);
  }

  private Optional<Double> number(Range range, boolean whole, String expected) {
    Optional<Double> number =
        Numbers.parse(scalar())
            .filter(range::contains)
            .filter(value -> !whole || value == Math.rint(value));
    if (number.isEmpty()) {
      expected(expected);
    }
    return number;
  }

  Optional<String> text() {
    if (scalar().isBlank()) {
      expected("a text");
      return Optional.empty();
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(scalar())) {
      fault("has an unpaired surrogate, \\ud800 to \\udfff, which no file can hold; remove it");
      return Optional.empty();
    }
    return Optional.of(scalar());
  }

  Optional<Boolean> flag() {
    if (is("true") || is("false")) {
      return Optional.of(is("true"));
    }
    expected("true or false");
    return Optional.empty();
  }

  <E extends Enum<E>> Optional<E> constant(Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      if (is(Names.of(constant))) {
        return Optional.of(constant);
      }
    }
    List<String> names = Names.of(type);
    String hint =
        Names.nearest(scalar(), names).map(name -> "; did you mean '" + name + "'?").orElse("");
    expected("one of " + String.join(", ", names) + hint);
    return Optional.empty();
  }

  /** The section as a mapping; a key without a value is an empty section. */
  Optional<MappingNode> mapping() {
    if (node instanceof ScalarNode scalar
        && scalar.getScalarStyle() == ScalarStyle.PLAIN
        && scalar.getValue().isEmpty()) {
      return Optional.of(
          new MappingNode(
              Tag.MAP, true, List.of(), FlowStyle.FLOW, node.getStartMark(), node.getEndMark()));
    }
    return node instanceof MappingNode mapping ? Optional.of(mapping) : Optional.empty();
  }

  /** A whole number, another number, true or false, or a text; empty for a list or a section. */
  Optional<Object> plain() {
    Optional<Double> number = Numbers.parse(scalar());
    if (number.isPresent()) {
      return Optional.of(
          WHOLE.matcher(scalar()).matches() ? Long.valueOf(scalar()) : (Object) number.get());
    }
    if (is("true") || is("false")) {
      return Optional.of(is("true"));
    }
    return text().map(text -> text);
  }

  /** A result of {@link #plain} as a text, the same for equal values. */
  static String textOf(Object plain) {
    return plain instanceof Double number ? Numbers.text(number) : plain.toString();
  }

  /** Different whole numbers; a duplicate is an error. */
  static List<Long> different(List<Value> items, Range range) {
    Set<Long> numbers = new LinkedHashSet<>();
    for (Value item : items) {
      Optional<Long> number = item.integer(range);
      if (number.isPresent() && !numbers.add(number.get())) {
        item.fault("lists " + number.get() + " twice");
      }
    }
    return List.copyOf(numbers);
  }

  boolean is(String text) {
    return node instanceof ScalarNode && scalar().equals(text);
  }

  /** The text of a scalar as written; empty for a list or a section. */
  String scalar() {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  void expected(String expected) {
    fault("is " + shown() + "; expected " + expected);
  }

  void fault(String message) {
    faults.add(location, path, message);
  }

  private String shown() {
    if (node instanceof ScalarNode) {
      return scalar().isEmpty() ? "empty" : "'" + Excerpt.of(scalar()) + "'";
    }
    return node instanceof SequenceNode ? "a list" : "a section";
  }
}
