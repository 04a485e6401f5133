package io.github.rnncompare.spec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/**
 * The keys and values of one section of a spec, read key by key.
 *
 * <p>An error is recorded and reading continues with a placeholder value, so that one reading finds
 * every error. Nothing may be built from the values before the reading has ended. Keys that nobody
 * read are errors too. {@link #resolved()} has what was read, with defaults filled in.
 */
public final class Section {
  private static final String A_LIST = "a list of texts";
  private static final String A_SECTION = "a section with keys of its own";

  private final Entries entries;
  private final Map<String, Object> resolved = new LinkedHashMap<>();

  Section(Entries entries) {
    this.entries = entries;
  }

  /** What was read so far, with defaults filled in, in the order of reading. */
  public Map<String, Object> resolved() {
    return Collections.unmodifiableMap(resolved);
  }

  /** Whether a key is there; for a choice between keys. */
  public boolean has(String key) {
    return entries.has(key);
  }

  /** Accepts keys without reading them. */
  public void leave(Collection<String> keys) {
    entries.ask(keys);
  }

  /** A required whole number. */
  public int integer(String key, Range range) {
    Optional<Long> value =
        entries.required(key, "a whole number " + range.words()).flatMap(v -> v.integer(range));
    return keep(key, value.orElse((long) range.least())).intValue();
  }

  public int integer(String key, int fallback, Range range) {
    return keep(key, entries.optional(key).flatMap(v -> v.integer(range)).orElse((long) fallback))
        .intValue();
  }

  /** A whole number that may be left out. */
  public Optional<Integer> optionalInteger(String key, Range range) {
    Optional<Long> number = entries.optional(key).flatMap(v -> v.integer(range));
    number.ifPresent(found -> keep(key, found));
    return number.map(Long::intValue);
  }

  /** A required number. */
  public double number(String key, Range range) {
    Optional<Value> value = entries.required(key, "a number " + range.words());
    return keep(key, value.flatMap(v -> v.number(range)).orElse(range.least()));
  }

  public double number(String key, double fallback, Range range) {
    return keep(key, entries.optional(key).flatMap(v -> v.number(range)).orElse(fallback));
  }

  /**
   * One number for all of {@code names}, or a section with a number for each.
   *
   * @param kind what the names are, in the user's words: "architecture"
   */
  public Map<String, Double> numberForEach(
      String key, double fallback, Range range, String kind, Collection<String> names) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    Optional<Value> value = entries.optional(key);
    if (value.isPresent() && value.get().node() instanceof MappingNode) {
      section(
          key,
          own -> {
            names.forEach(name -> numbers.put(name, own.number(name, range)));
            return numbers;
          });
      return numbers;
    }
    String expected = "a number " + range.words() + ", or a section with one for each " + kind;
    double one = keep(key, value.flatMap(v -> v.number(range, expected)).orElse(fallback));
    names.forEach(name -> numbers.put(name, one));
    return numbers;
  }

  /** A required text. */
  public String text(String key) {
    return keep(key, entries.required(key, "a text").flatMap(Value::text).orElse(""));
  }

  /** A text that may be left out. */
  public Optional<String> optionalText(String key) {
    Optional<String> text = entries.optional(key).flatMap(Value::text);
    text.ifPresent(found -> keep(key, found));
    return text;
  }

  /** A required list of at least one text, all different. */
  public List<String> texts(String key) {
    Optional<Value> value = entries.required(key, A_LIST);
    if (value.isPresent() && value.flatMap(entries::items).filter(List::isEmpty).isPresent()) {
      value.get().fault("is empty; expected at least one text");
    }
    return optionalTexts(key);
  }

  /** A list of different texts; empty where the key is left out. */
  public List<String> optionalTexts(String key) {
    Set<String> texts = new LinkedHashSet<>();
    for (Value item : entries.items(key, A_LIST)) {
      Optional<String> text = item.text();
      if (text.isPresent() && !texts.add(text.get())) {
        item.fault("lists '" + text.get() + "' twice");
      }
    }
    if (has(key)) {
      keep(key, List.copyOf(texts));
    }
    return List.copyOf(texts);
  }

  /** One text or a list of them; empty where the key is left out. */
  public List<String> textOrTexts(String key) {
    return has(key) && !entries.isList(key)
        ? optionalText(key).map(List::of).orElse(List.of())
        : optionalTexts(key);
  }

  /** A text that is no number; empty where there is a number, a list or a section. */
  public Optional<String> textButNoNumber(String key) {
    return entries
        .optional(key)
        .map(Value::scalar)
        .filter(text -> !text.isBlank() && Numbers.parse(text).isEmpty())
        .map(text -> keep(key, text));
  }

  /** A section that gives some names a list of texts each; empty where the key is left out. */
  public Map<String, List<String>> textsForEach(String key) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    optionalSection(
        key,
        own -> {
          own.names().forEach(name -> lists.put(name, own.texts(name)));
          return lists;
        });
    return lists;
  }

  public boolean flag(String key, boolean fallback) {
    return keep(key, entries.optional(key).flatMap(Value::flag).orElse(fallback));
  }

  /** One of an enum's constants, written in lower case. */
  public <E extends Enum<E>> E choice(String key, Class<E> type, E fallback) {
    E value = entries.optional(key).flatMap(v -> v.constant(type)).orElse(fallback);
    keep(key, Names.of(value));
    return value;
  }

  /** One or several of an enum's constants, written in lower case. */
  public <E extends Enum<E>> List<E> choiceOrChoices(String key, Class<E> type, E fallback) {
    return entries.isList(key) ? choices(key, type) : List.of(choice(key, type, fallback));
  }

  /** A list of an enum's constants, written in lower case; empty where the key is left out. */
  public <E extends Enum<E>> List<E> choices(String key, Class<E> type) {
    List<E> values =
        entries.items(key, "a list of " + String.join(", ", Names.of(type))).stream()
            .flatMap(item -> item.constant(type).stream())
            .toList();
    keep(key, values.stream().map(Names::of).toList());
    return values;
  }

  /** A whole number, or empty for {@code word}, which is the default. */
  public Optional<Integer> integerOr(String word, String key, Range range) {
    Optional<Value> value = entries.optional(key).filter(found -> !found.is(word));
    String expected = "'" + word + "' or a whole number " + range.words();
    Optional<Long> number = value.flatMap(v -> v.integer(range, expected));
    resolved.put(key, number.isPresent() ? (Object) number.get() : word);
    return number.map(Long::intValue);
  }

  /** A number, or empty for {@code word}, which is the default. */
  public Optional<Double> numberOr(String word, String key, Range range) {
    Optional<Value> value = entries.optional(key).filter(found -> !found.is(word));
    String expected = "'" + word + "' or a number " + range.words();
    Optional<Double> number = value.flatMap(v -> v.number(range, expected));
    resolved.put(key, number.isPresent() ? (Object) number.get() : word);
    return number;
  }

  /**
   * A count, which stands for 1 … count, or a list of different whole numbers.
   *
   * @param range of the numbers in a list
   * @param most the largest count, and the longest list
   */
  public List<Long> countOrList(String key, int fallback, Range range, int most) {
    Optional<Value> value = entries.optional(key);
    Optional<List<Value>> items = value.flatMap(entries::items);
    if (items.isEmpty()) {
      Range counts = Range.between(1, most);
      String expected = "a count " + counts.words() + ", or a list of whole numbers";
      long count = value.flatMap(v -> v.integer(counts, expected)).orElse((long) fallback);
      return LongStream.rangeClosed(1, keep(key, count)).boxed().toList();
    }
    if (items.get().isEmpty()) {
      value.get().fault("is empty; expected a count or at least one number");
    }
    if (items.get().size() > most) {
      value.get().fault("has " + items.get().size() + " numbers; at most " + most + " are allowed");
      return List.of();
    }
    return keep(key, Value.different(items.get(), range));
  }

  /**
   * A list of different whole numbers.
   *
   * @param fallback where the key is left out
   */
  public List<Long> wholeNumbers(String key, List<Long> fallback, Range range) {
    List<Value> items = entries.items(key, "a list of whole numbers " + range.words());
    return keep(key, items.isEmpty() ? fallback : Value.different(items, range));
  }

  /** A required section, read by {@code reader}; empty where it is missing. */
  public <T> Optional<T> section(String key, Function<Section, T> reader) {
    return inner(entries.required(key, A_SECTION), key).map(section -> section.read(reader));
  }

  /** A section that may be left out, read by {@code reader}. */
  public <T> Optional<T> optionalSection(String key, Function<Section, T> reader) {
    return inner(entries.optional(key), key).map(section -> section.read(reader));
  }

  /** The keys of this section, in the spec's order; for a section whose keys are not fixed. */
  public List<String> names() {
    return entries.names();
  }

  /** Whether {@code key} is there and is a section. */
  public boolean isSection(String key) {
    return entries.isSection(key);
  }

  /** The location of the value of {@code key}: "lr.yaml:12:5". */
  String where(String key) {
    return entries.locateValue(key).toString();
  }

  /** A list of exactly {@code count} numbers. */
  List<Double> numbers(String key, int count, Range range) {
    List<Double> numbers = new ArrayList<>();
    List<Value> items = entries.items(key, "a list of " + count + " numbers");
    items.forEach(item -> item.number(range).ifPresent(numbers::add));
    if (has(key) && items.size() != count) {
      fault(
          key,
          String.format(Locale.ROOT, "has %d values; expected %d numbers", items.size(), count));
    }
    return keep(key, List.copyOf(numbers));
  }

  /** A required section whose key {@code name} chooses among {@code readers}. */
  public <T> Optional<T> named(String key, Map<String, Function<Section, T>> readers) {
    return section(key, section -> section.byName(readers)).flatMap(found -> found);
  }

  /**
   * As {@link #named(String, Map)}, but the section may be left out.
   *
   * @param name the default name, which has no keys of its own
   * @param fallback the value for the default name
   */
  public <T> Optional<T> named(
      String key, Map<String, Function<Section, T>> readers, String name, T fallback) {
    if (has(key)) {
      return named(key, readers);
    }
    keep(key, Map.of("name", name));
    return Optional.of(fallback);
  }

  private <T> Optional<T> byName(Map<String, Function<Section, T>> readers) {
    String name = text("name");
    Function<Section, T> reader = readers.get(name);
    if (reader != null) {
      return Optional.of(reader.apply(this));
    }
    if (!name.isEmpty()) {
      entries.unknownValue("name", name, readers.keySet());
    }
    entries.ask(entries.names());
    return Optional.empty();
  }

  /**
   * A required section whose keys are names among {@code readers}, each with a section of its own.
   *
   * @param kind what the names are, in the user's words: "architecture"
   */
  public <T> List<T> each(String key, String kind, Map<String, Function<Section, T>> readers) {
    return section(key, section -> section.readEach(kind, readers)).orElse(List.of());
  }

  private <T> List<T> readEach(String kind, Map<String, Function<Section, T>> readers) {
    List<T> values = new ArrayList<>();
    for (String name : entries.names()) {
      Function<Section, T> reader = readers.get(name);
      if (reader != null) {
        section(name, reader).ifPresent(values::add);
      } else {
        entries.unknownKey(kind, name, readers.keySet());
      }
    }
    if (entries.names().isEmpty()) {
      String known = String.join(", ", readers.keySet());
      entries.faultHere("no " + kind + " given. Allowed: " + known);
    }
    return values;
  }

  /**
   * Records an error that only a reader of several keys can find.
   *
   * @param key of this section, or of a section inside it: "training.truncated_bptt"
   */
  public void fault(String key, String message) {
    entries.fault(key, message);
  }

  /** Reads with {@code reader}, then records an error for each key that it did not read. */
  <T> T read(Function<Section, T> reader) {
    T value = reader.apply(this);
    entries.reportOtherKeys();
    return value;
  }

  private Optional<Section> inner(Optional<Value> value, String key) {
    Optional<MappingNode> mapping = value.flatMap(Value::mapping);
    if (mapping.isPresent()) {
      Section inner = new Section(entries.below(key, mapping.get()));
      resolved.put(key, inner.resolved());
      return Optional.of(inner);
    }
    value.ifPresent(found -> found.expected(A_SECTION));
    return Optional.empty();
  }

  /** The entries, for readers of other types of value. */
  Entries entries() {
    return entries;
  }

  /** Records a value as read. */
  <T> T keep(String key, T value) {
    resolved.put(key, value);
    return value;
  }
}
