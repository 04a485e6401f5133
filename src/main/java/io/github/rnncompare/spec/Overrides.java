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

/** Puts {@code key.path=value} from the command line into a parsed spec. */
final class Overrides {
  private final MappingNode root;
  private final Map<Node, String> setNodes = new HashMap<>();

  Overrides(MappingNode root) {
    this.root = root;
  }

  /** The nodes that came from an option, each with the option as it was given. */
  Map<Node, String> setNodes() {
    return setNodes;
  }

  /**
   * Sets one value; sections on the way that the spec does not have are made.
   *
   * @throws MistakeException if {@code override} is not {@code key=value}, or goes through a value
   */
  void apply(String override) {
    String option = "--set " + override;
    int equals = override.indexOf('=');
    if (equals < 1) {
      throw new MistakeException(option + ": expected key=value, such as training.epochs=20");
    }
    String[] path = override.substring(0, equals).split("\\.", -1);
    MappingNode section = root;
    for (int i = 0; i < path.length - 1; i++) {
      section = below(section, path[i], option);
    }
    Node value = SpecFile.compose(override.substring(equals + 1), option);
    put(section, path[path.length - 1], value, option);
  }

  private MappingNode below(MappingNode section, String key, String option) {
    Optional<Node> value = find(section, key).map(NodeTuple::getValueNode);
    if (value.isEmpty()) {
      MappingNode made = new MappingNode(Tag.MAP, new ArrayList<>(), FlowStyle.BLOCK);
      put(section, key, made, option);
      return made;
    }
    if (value.get() instanceof MappingNode mapping) {
      // A copy, as an alias may show the same section at another place too.
      MappingNode own =
          new MappingNode(
              mapping.getTag(),
              true,
              new ArrayList<>(mapping.getValue()),
              mapping.getFlowStyle(),
              mapping.getStartMark(),
              mapping.getEndMark());
      replace(section, key, own);
      return own;
    }
    throw new MistakeException(option + ": '" + key + "' is a value, not a section with keys");
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

  /** Notes where {@code node} and all in it come from; an alias leads to a node that is known. */
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
