package io.github.rnncompare.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Replaces values of a parsed spec by those of {@code key.path=value} on the command line, and by
 * those of a configuration. The nodes of the spec itself are not changed.
 */
final class Overrides {
  /** In a path: every key of the section. */
  static final String ANY = "*";

  private static final int MAX_SHOWN = 120;

  /** The most names in a path; no key of a spec has more than a handful. */
  private static final int MAX_NAMES = 32;

  private final MappingNode root;
  private final Map<Node, String> setNodes;

  Overrides(MappingNode root) {
    this(root, Map.of());
  }

  private Overrides(MappingNode root, Map<Node, String> setNodes) {
    this.root = copy(root);
    this.setNodes = new HashMap<>(setNodes);
  }

  /** A copy with the same values, which can take others. */
  Overrides copy() {
    return new Overrides(root, setNodes);
  }

  MappingNode root() {
    return root;
  }

  /** The nodes that were set, each with the option that set it, as it was given. */
  Map<Node, String> setNodes() {
    return setNodes;
  }

  /**
   * Sets one value; sections on its path that the spec lacks are created.
   *
   * @throws UserErrorException if {@code override} is not {@code key=value}, or its path leads
   *     through a value
   */
  void apply(String override) {
    String option = "--set " + Excerpt.of(override, MAX_SHOWN);
    int equals = override.indexOf('=');
    if (equals < 1) {
      throw new UserErrorException(option + ": expected key=value, such as training.epochs=20");
    }
    Node value = Yaml.compose(override.substring(equals + 1), option);
    set(override.substring(0, equals), value, option);
  }

  /** Sets one value of a configuration. */
  void apply(String path, Configuration.Chosen chosen) {
    set(path, new ScalarNode(Tag.STR, chosen.text(), ScalarStyle.PLAIN), chosen.where());
  }

  private void set(String path, Node value, String option) {
    List<String> names = path(path);
    pathFault(names)
        .ifPresent(
            fault -> {
              throw new UserErrorException(option + ": the key " + fault);
            });
    set(root, names, value, option);
  }

  /** The names in "architectures.*.layers". */
  static List<String> path(String key) {
    return List.of(key.split("\\.", -1));
  }

  /** Why the names of a path cannot lead to any key; empty if they can. */
  static Optional<String> pathFault(List<String> names) {
    if (names.size() > MAX_NAMES) {
      return Optional.of(
          "has "
              + names.size()
              + " names separated by dots; at most "
              + MAX_NAMES
              + " are allowed");
    }
    return names.stream().anyMatch(String::isBlank)
        ? Optional.of("has a dot without a name beside it; expected a key such as training.epochs")
        : Optional.empty();
  }

  private void set(MappingNode section, List<String> path, Node value, String option) {
    List<String> keys =
        path.get(0).equals(ANY)
            ? List.copyOf(SpecFile.entries(section).keySet())
            : List.of(path.get(0));
    for (String key : keys) {
      if (path.size() == 1) {
        put(section, key, value, option);
      } else {
        set(below(section, key, option), path.subList(1, path.size()), value, option);
      }
    }
  }

  private MappingNode below(MappingNode section, String key, String option) {
    Optional<Node> value = find(section, key).map(NodeTuple::getValueNode);
    if (value.isEmpty() || isEmpty(value.get())) {
      MappingNode made = new MappingNode(Tag.MAP, new ArrayList<>(), FlowStyle.BLOCK);
      put(section, key, made, option);
      return made;
    }
    if (value.get() instanceof MappingNode mapping) {
      // A copy, since an alias may use the same section elsewhere.
      MappingNode own = copy(mapping);
      replace(section, key, own);
      return own;
    }
    throw new UserErrorException(
        option + ": '" + Excerpt.of(key) + "' is a value, not a section with keys");
  }

  /** Whether a key has no value. */
  private static boolean isEmpty(Node node) {
    return node instanceof ScalarNode scalar && scalar.getValue().isEmpty();
  }

  private static MappingNode copy(MappingNode section) {
    return new MappingNode(
        section.getTag(),
        true,
        new ArrayList<>(section.getValue()),
        section.getFlowStyle(),
        section.getStartMark(),
        section.getEndMark());
  }

  private void put(MappingNode section, String key, Node value, String option) {
    if (find(section, key).isPresent()) {
      replace(section, key, value);
    } else {
      ScalarNode name = new ScalarNode(Tag.STR, key, ScalarStyle.PLAIN);
      List<NodeTuple> entries = new ArrayList<>(section.getValue());
      entries.add(new NodeTuple(name, value));
      section.setValue(entries);
      setNodes.put(name, option);
    }
    mark(value, option);
  }

  private static void replace(MappingNode section, String key, Node value) {
    List<NodeTuple> entries = new ArrayList<>(section.getValue());
    entries.replaceAll(
        entry ->
            SpecFile.key(entry).filter(key::equals).isPresent()
                ? new NodeTuple(entry.getKeyNode(), value)
                : entry);
    section.setValue(entries);
  }

  /** Records the origin of {@code node} and of all in it; an alias leads to a known node. */
  private void mark(Node node, String option) {
    if (setNodes.put(node, option) == null) {
      if (node instanceof SequenceNode list) {
        list.getValue().forEach(item -> mark(item, option));
      }
      if (node instanceof MappingNode mapping) {
        for (NodeTuple entry : mapping.getValue()) {
          mark(entry.getKeyNode(), option);
          mark(entry.getValueNode(), option);
        }
      }
    }
  }

  private static Optional<NodeTuple> find(MappingNode section, String key) {
    return Optional.ofNullable(SpecFile.entries(section).get(key));
  }
}
