package io.github.rnncompare.layer;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;

/** Checks the activation of a layer. */
final class Activations {

  private Activations() {}

  /**
   * Requires an activation that the layer supports.
   *
   * @throws IllegalArgumentException for any other
   */
  static void require(RecurrentLayer layer, @Nullable IActivation found) {
    if (found != null && layer.activations().contains(found.getClass())) {
      return;
    }
    String name = layer.getLayerName() == null ? "" : " \"" + layer.getLayerName() + "\"";
    List<String> allowed =
        layer.activations().stream()
            .map(type -> type.getSimpleName().replace("Activation", "").toLowerCase(Locale.ROOT))
            .toList();
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "%s layer%s: activation must be %s, but found %s. Remove the setting, or give one that is allowed.",
            layer.getClass().getSimpleName(),
            name,
            String.join(" or ", allowed),
            found));
  }
}
