package io.github.rnncompare.spec;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The keys and values of one section of a spec, with their locations. It remembers which keys were
 * read; any other key is an error.
 */
final class Entries {
  private final MappingNode node;
  private final String path;
  private final Origin origin;
  private final SpecErrors faults;
  private final Map<String, NodeTuple> byKey;
  private final Set<String> asked = new LinkedHashSet<>();

  /** Where the nodes of a spec come from: a file, or options that set them. */
  record Origin(String file, Map<Node, String> options) {}

  /**
   * @param path the keys that lead here, each followed by a dot
   */
  Entries(MappingNode node, String path, Origin origin, SpecErrors faults) {
    this.node = node;
    this.path = path;
    this.origin = origin;
    this.faults = faults;
    this.byKey = SpecFile.entries(node);
  }

  /** The entries of a section inside this one. */
  Entries below(String key, MappingNode section) {
    return new Entries(section, path + key + ".", origin, faults);
  }

  /** All keys, in the spec's order. */
  List<String> names() {
    return List.copyOf(byKey.keySet());
  }

  /** Whether a key is there; counts as reading it. */
  boolean has(String key) {
    asked.add(key);
    return byKey.containsKey(key);
  }

  void ask(Collection<String> keys) {
    asked.addAll(keys);
  }

  /** Whether {@code key} is there and is a section. */
  boolean isSection(String key) {
    NodeTuple entry = byKey.get(key);
    return entry != null && entry.getValueNode() instanceof MappingNode;
  }

  /** Whether {@code key} is there and is a list. */
  boolean isList(String key) {
    NodeTuple entry = byKey.get(key);
    return entry != null && entry.getValueNode() instanceof SequenceNode;
  }

  /** A value that may be left out. */
  Optional<Value> optional(String key) {
    asked.add(key);
    return Optional.ofNullable(byKey.get(key))
        .map(NodeTuple::getValueNode)
        .map(found -> value(key, found));
  }

  /** A value whose absence is an error. */
  Optional<Value> required(String key, String expected) {
    if (!byKey.containsKey(key)) {
      faults.add(locate(node), path + key, "is missing; expected " + expected);
    }
    return optional(key);
  }

  /** The values of a list; empty where it is left out, or is no list, which is an error. */
  List<Value> items(String key, String expected) {
    Optional<Value> value = optional(key);
    if (value.isEmpty()) {
      return List.of();
    }
    Optional<List<Value>> items = items(value.get());
    if (items.isEmpty()) {
      value.get().expected(expected);
    }
    return items.orElse(List.of());
  }

  /** The values of a list, each with the list's path; empty where it is no list. */
  Optional<List<Value>> items(Value value) {
    if (value.node() instanceof SequenceNode list) {
      return Optional.of(
          list.getValue().stream()
              .map(item -> new Value(item, value.path(), locate(item), faults))
              .toList());
    }
    return Optional.empty();
  }

  private Value value(String key, Node found) {
    return new Value(found, path + key, locate(found), faults);
  }

  /**
   * Records an error in the value of a key.
   *
   * @param key of this section, or of a section inside it: "training.truncated_bptt"
   */
  void fault(String key, String message) {
    faults.add(locateValue(key), path + key, message);
  }

  /** Records that {@code name} is not among the {@code known} names of a {@code kind}. */
  void unknownKey(String kind, String name, Collection<String> known) {
    asked.add(name);
    NodeTuple entry = byKey.get(name);
    faults.add(locate(entry == null ? node : entry.getKeyNode()), Names.unknown(kind, name, known));
  }

  /** Records that the value of {@code key} is not among {@code known}. */
  void unknownValue(String key, String found, Collection<String> known) {
    faults.add(locateValue(key), Names.unknown(path + key, found, known));
  }

  /** Records an error of this section as a whole. */
  void faultHere(String message) {
    faults.add(locate(node), message);
  }

  /** Records errors for keys that nobody read, that occur twice, or that are not plain words. */
  void reportOtherKeys() {
    List<String> allowed = List.copyOf(asked);
    Set<String> seen = new LinkedHashSet<>();
    for (NodeTuple entry : node.getValue()) {
      Optional<String> key = SpecFile.key(entry);
      Location at = locate(entry.getKeyNode());
      if (key.isEmpty()) {
        faults.add(at, "a key must be a plain word");
      } else if (!seen.add(key.get())) {
        faults.add(at, path + key.get(), "is given twice; keep one of them");
      } else if (!asked.contains(key.get())) {
        String below =
            path.isEmpty()
                ? ""
                : " below '" + Excerpt.of(path.substring(0, path.length() - 1)) + "'";
        faults.add(at, Names.unknown("key" + below, key.get(), allowed));
      }
    }
  }

  /** The location of the value of a key in this section, or in a section inside it. */
  Location locateValue(String key) {
    Node found = node;
    for (String word : byKey.containsKey(key) ? new String[] {key} : key.split("\\.", -1)) {
      if (found instanceof MappingNode mapping) {
        NodeTuple entry = SpecFile.entries(mapping).get(word);
        found = entry == null ? found : entry.getValueNode();
      }
    }
    return locate(found);
  }

  private Location locate(Node at) {
    int line = at.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    int column = at.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
    return Location.of(origin.file(), origin.options().get(at), line, column);
  }
}
