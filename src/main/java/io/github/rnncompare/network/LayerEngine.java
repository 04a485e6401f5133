package io.github.rnncompare.network;

import io.github.rnncompare.engine.Engine;
import io.github.rnncompare.layer.RecurrentLayer;
import io.github.rnncompare.spec.Section;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.buffer.DataType;

/** What runs the recurrent layers. */
public enum LayerEngine {
  /** Our layers on Java loops and a BLAS. */
  FAST,
  /** Our layers on ND4J's operations. */
  PORTABLE,
  /** DL4J's own layers, for checks and comparison. */
  STOCK;

  /** The engine that a spec sets for all architectures. */
  public static LayerEngine read(Section spec) {
    return spec.choice("engine", LayerEngine.class, FAST);
  }

  /**
   * The engine of our layers.
   *
   * @throws IllegalArgumentException for {@link #STOCK}
   */
  Engine.Kind kind() {
    return Engine.Kind.valueOf(name());
  }

  /**
   * The engine that runs a layer on this machine: the portable one where the fast one cannot.
   *
   * @param dataType of its parameters
   */
  static LayerEngine of(Layer layer, DataType dataType) {
    return Assembly.unwrapped(layer) instanceof RecurrentLayer ours
        ? valueOf(ours.engineHere(dataType).name())
        : STOCK;
  }
}
