package io.github.rnncompare.layer;

import java.util.Locale;
import java.util.function.Supplier;
import org.deeplearning4j.exception.DL4JInvalidInputException;

/**
 * The error of a layer that was given something else than it takes.
 *
 * @param layerId what DL4J calls the layer
 */
record InvalidInput(RecurrentLayer layer, Supplier<String> layerId) {

  DL4JInvalidInputException of(String what, String expected, String found) {
    return new DL4JInvalidInputException(
        String.format(
            Locale.ROOT,
            "%s layer: wrong %s: expected %s, but found %s %s",
            layer.getClass().getSimpleName(),
            what,
            expected,
            found,
            layerId.get()));
  }
}
