package io.github.rnncompare.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.api.layers.LayerConstraint;
import org.jspecify.annotations.Nullable;

/** The constraints of a layer, each for one parameter. */
final class Constraints {

  private Constraints() {}

  /** Some constraints, and copies of others for a parameter; null if there are none at all. */
  static @Nullable List<LayerConstraint> with(
      @Nullable List<LayerConstraint> known,
      @Nullable List<LayerConstraint> added,
      String parameter) {
    List<LayerConstraint> all = new ArrayList<>(known == null ? List.of() : known);
    for (LayerConstraint constraint : added == null ? List.<LayerConstraint>of() : added) {
      LayerConstraint copy = constraint.clone();
      copy.setParams(Set.of(parameter));
      all.add(copy);
    }
    return all.isEmpty() ? known : all;
  }
}
