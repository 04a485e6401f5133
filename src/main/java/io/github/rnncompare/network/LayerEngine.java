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
  /** DL4J's own layers, as a check and a yardstick. */
  STOCK;

  /** What a spec asks for, all architectures alike. */
  public static LayerEngine read(Section spec) {
    return spec.choice("engine", LayerEngine.class, FAST);
  }

  /**
   * How our layers are to run.
   *
   * @throws IllegalArgumentException for {@link #STOCK}
   */
  Engine.Kind kind() {
    return Engine.Kind.valueOf(name());
  }

  /**
   * What runs a layer of a network on this machine: where the fast engine cannot, the portable one.
   *
   * @param dataType of its parameters
   */
  static LayerEngine of(Layer layer, DataType dataType) {
    return Assembly.unwrapped(layer) instanceof RecurrentLayer ours
        ? valueOf(ours.engineHere(dataType).name())
        : STOCK;
  }
}
