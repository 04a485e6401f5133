package io.github.rnncompare.network;

import io.github.rnncompare.network.Initialisation.Rule;
import io.github.rnncompare.spec.Names;
import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import java.util.List;
import java.util.Optional;

/** The key {@code preset}: one choice of how the parameters of all architectures are drawn. */
public enum Preset {
  /** The keys for it are set one by one. */
  NONE,
  /** As PyTorch draws them, the biases of the gates too. */
  PYTORCH,
  /**
   * Orthogonal recurrent weights; biases that make a gated cell remember at first, as its {@link
   * io.github.rnncompare.engine.Gate} says: 1 for an LSTM's forget gate (Jozefowicz et al. 2015)
   * and for a GRU's update gate, which is z in h' = (1 − z) ⊙ n + z ⊙ h.
   */
  RECOMMENDED;

  private static final List<String> INIT = List.of("init", "init_gain");
  private static final Range BIASES = Range.between(-1000, 1000);

  /** The preset of a spec. */
  static Preset read(Section spec, LayerEngine engine) {
    Preset preset = spec.choice("preset", Preset.class, NONE);
    if (preset == RECOMMENDED && engine == LayerEngine.STOCK) {
      spec.fault(
          "preset",
          "is recommended, but engine is stock; Deeplearning4j's own layers take none or pytorch");
    }
    return preset;
  }

  /** The initialisation of the whole spec, by the preset or by keys of its own. */
  Initialisation initialisation(Section spec, LayerEngine engine) {
    return isNone() ? Initialisation.read(spec, engine) : set(spec);
  }

  /** The initialisation of an architecture, by the preset or by keys of its own. */
  Initialisation initialisation(Section section, LayerEngine engine, Initialisation common) {
    return isNone() ? Initialisation.read(section, engine, common) : set(section);
  }

  private Initialisation set(Section section) {
    INIT.forEach(key -> refuse(section, key));
    return this == RECOMMENDED ? new Initialisation(Rule.ORTHOGONAL, 1) : Initialisation.PYTORCH;
  }

  /**
   * The initial bias of a gate, by the preset or by a key of its own; empty if it is drawn as all
   * biases are.
   *
   * @param remembering the bias that makes the cell remember at first
   */
  Optional<Double> bias(Section section, String key, double remembering) {
    if (isNone()) {
      return section.numberOr("init", key, BIASES);
    }
    refuse(section, key);
    return this == RECOMMENDED ? Optional.of(remembering) : Optional.empty();
  }

  private boolean isNone() {
    return this == NONE;
  }

  private void refuse(Section section, String key) {
    section.leave(List.of(key));
    if (section.has(key)) {
      section.fault(
          key,
          "is set, but preset is " + Names.of(this) + ", which sets it too; take one of them out");
    }
  }
}
