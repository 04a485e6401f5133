package io.github.rnncompare.network;

import io.github.rnncompare.spec.Configuration;
import io.github.rnncompare.spec.Document;
import io.github.rnncompare.spec.Excerpt;
import io.github.rnncompare.spec.OlderRules;
import io.github.rnncompare.spec.Section;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.spec.Sweep;
import io.github.rnncompare.spec.SweepEdges;
import io.github.rnncompare.spec.UserErrorException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.weights.WeightInitXavier;

/**
 * The network that a model has according to its description: its architecture, as its spec defines
 * it. A spec with a sweep may define several networks; the model is one of them.
 */
final class DescribedNetwork {
  /** The keys of a spec that define networks. */
  private static final Set<String> KEYS =
      Set.of(
          "engine", "match", "parameters", "preset", "init", "init_gain", "architectures", "sweep");

  private final String architecture;
  private final Document spec;
  private final Shape shape;
  private final long seed;

  private DescribedNetwork(String architecture, Document spec, Shape shape, long seed) {
    this.architecture = architecture;
    this.spec = spec;
    this.shape = shape;
    this.seed = seed;
  }

  /**
   * Checks a stored network against its description. How its parameters were initialised is left
   * out, since training has changed them.
   *
   * @param file for messages
   * @param json the configuration of the stored network, as {@link #neutral} gives it
   * @throws io.github.rnncompare.spec.UserErrorException if the spec has faults
   */
  static void check(ModelDescription description, String file, String json, Shape shape, long seed)
      throws DamagedException {
    Map<String, Object> kept = new LinkedHashMap<>(OlderRules.filled(description.spec()));
    kept.keySet().retainAll(KEYS);
    Document spec =
        SpecFile.openText(
            SpecFile.dump(kept), file + ": the networks of the spec in " + ModelZip.DESCRIPTION);
    new DescribedNetwork(description.architecture(), spec, shape, seed).check(json);
  }

  private void check(String json) throws DamagedException {
    String first = json(Configuration.NONE);
    if (first.equals(json)) {
      return;
    }
    for (Configuration configuration : configurations()) {
      if (json(configuration).equals(json)) {
        return;
      }
    }
    if (!isBeyondTheEdges(json)) {
      throw new DamagedException(difference(json, first));
    }
  }

  /** Whether a search may have found the network beyond the values that its sweep lists. */
  private boolean isBeyondTheEdges(String json) throws DamagedException {
    List<String> names =
        spec.read(this::architectures).value().stream().map(Architecture::name).toList();
    Optional<Sweep> widest =
        spec.read(this::sweep).value().map(sweep -> new SweepEdges(sweep, names).widest());
    if (widest.isEmpty() || widest.get().count(this::concerns) > Sweep.MAX_CONFIGURATIONS) {
      return false;
    }
    for (Configuration configuration : widest.get().configurations(this::concerns)) {
      try {
        if (json(configuration).equals(json)) {
          return true;
        }
      } catch (UserErrorException e) {
        // a value that its key does not allow, which the search did not try either
      }
    }
    return false;
  }

  /** The sweep's configurations, as far as they differ for the architecture. */
  private List<Configuration> configurations() throws DamagedException {
    Optional<Sweep> sweep = spec.read(this::sweep).value();
    if (sweep.isEmpty()) {
      return List.of();
    }
    if (sweep.get().count(this::concerns) > Sweep.MAX_CONFIGURATIONS) {
      throw new DamagedException(
          String.format(
              Locale.ROOT,
              "the sweep of its spec has more than %d configurations of its architecture",
              Sweep.MAX_CONFIGURATIONS));
    }
    return sweep.get().configurations(this::concerns);
  }

  private Optional<Sweep> sweep(Section section) {
    section.leave(KEYS);
    return Sweep.read(section);
  }

  private boolean concerns(String key) {
    return key.equals("preset")
        || key.startsWith("architectures.*.")
        || key.startsWith("architectures." + architecture);
  }

  /** DL4J's JSON of the network in a configuration of the sweep. */
  private String json(Configuration configuration) throws DamagedException {
    List<Architecture> all = spec.read(configuration, this::architectures).value();
    for (Architecture found : all) {
      if (found.name().equals(architecture)) {
        return neutral(Assembly.of(found, shape, seed).toJson());
      }
    }
    throw new DamagedException(
        String.format(
            Locale.ROOT,
            "it says that it is of architecture '%s', but its spec has %s",
            Excerpt.of(architecture),
            String.join(", ", all.stream().map(Architecture::name).toList())));
  }

  private List<Architecture> architectures(Section section) {
    section.leave(Set.of("sweep"));
    return Architectures.read(section, LayerEngine.read(section), Optional.of(shape)).all();
  }

  /**
   * A configuration in DL4J's JSON, but with the same initialisation for all layers, and without
   * parameter names, which DL4J finds anew.
   */
  static String neutral(String json) {
    MultiLayerConfiguration layers = MultiLayerConfiguration.fromJson(json);
    for (NeuralNetConfiguration layer : layers.getConfs()) {
      layer.clearVariables();
      neutralise(layer.getLayer());
    }
    return layers.toJson();
  }

  private static void neutralise(Layer layer) {
    if (layer instanceof BaseWrapperLayer wrapper) {
      neutralise(wrapper.getUnderlying());
    } else if (layer instanceof Bidirectional both) {
      neutralise(both.getFwd());
      neutralise(both.getBwd());
    } else if (layer instanceof BaseRecurrentLayer recurrent) {
      recurrent.setWeightInitFn(new WeightInitXavier());
      recurrent.setWeightInitFnRecurrent(null);
    }
  }

  /** Describes the first line in which two configurations differ. */
  private static String difference(String stored, String described) {
    List<String> found = stored.lines().map(String::strip).toList();
    List<String> expected = described.lines().map(String::strip).toList();
    int at = 0;
    while (at < Math.min(found.size(), expected.size()) && found.get(at).equals(expected.get(at))) {
      at++;
    }
    return String.format(
        Locale.ROOT,
        "its network is not the one in its description: its configuration has %s where the description gives %s",
        at < found.size() ? Excerpt.of(found.get(at)) : "nothing",
        at < expected.size() ? Excerpt.of(expected.get(at)) : "nothing");
  }
}
