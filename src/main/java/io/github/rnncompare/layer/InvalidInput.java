package io.github.rnncompare.layer;

import org.deeplearning4j.exception.DL4JInvalidInputException;

/** Makes the error of a layer that was given something else than it takes. */
interface InvalidInput {

  /** The error that names the layer, what was wrong, what is allowed, and what was found. */
  DL4JInvalidInputException of(String what, String expected, String found);
}
