package io.github.rnncompare.benchmark;

import java.util.Locale;

/** What is timed. */
enum Implementation {
  /** The fast engine in this project's loop. */
  FAST("fast engine"),
  /** The fast engine in Deeplearning4j's own {@code fit}, with its own Adam. */
  FAST_FIT("fast engine, DL4J's fit"),
  /** The fast engine in this project's trainer, on a network that a user assembles. */
  FAST_TRAINER("fast engine, our trainer"),
  /** Networks of the fast engine, asked through this project's {@code StreamingNetwork}. */
  FAST_STREAM("fast engine, StreamingNetwork"),
  /** The same networks, asked by Deeplearning4j's own {@code rnnTimeStep} and {@code output}. */
  FAST_NETWORK("fast engine, DL4J's rnnTimeStep and output"),
  /** The engine of ND4J operations in this project's loop. */
  PORTABLE("portable engine"),
  /** Deeplearning4j's own layers in this project's loop. */
  STOCK("DL4J's own layers"),
  /** The recurrent layers of oneDNN itself, of which PyTorch uses only the LSTM. */
  ONEDNN("oneDNN's RNN primitives"),
  PYTORCH_OPENBLAS("PyTorch, OpenBLAS"),
  PYTORCH_MKL("PyTorch, MKL");

  private final String title;

  Implementation(String title) {
    this.title = title;
  }

  /** As the tables call it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that {@link #word}. */
  static Implementation of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** As people call it. */
  String title() {
    return title;
  }

  boolean isFast() {
    return this == FAST || this == FAST_TRAINER || this == FAST_FIT || isInference();
  }

  /** Whether it answers only, and cannot be trained. */
  boolean isInference() {
    return this == FAST_STREAM || this == FAST_NETWORK;
  }

  /** Whether its products are those of the fast engine's library. */
  boolean usesOneDnn() {
    return isFast() || this == ONEDNN;
  }

  boolean isPyTorch() {
    return this == PYTORCH_OPENBLAS || this == PYTORCH_MKL;
  }

  /** Whether others have written it, and known how to make it fast. */
  boolean isPeer() {
    return isPyTorch() || this == ONEDNN;
  }

  /** Whether it updates as PyTorch does, so that its losses are the same after any step. */
  boolean updatesAsPyTorch() {
    // Stock layers have one bias where PyTorch has two; DL4J's Adam adds ε at another place.
    return this != STOCK && this != FAST_FIT;
  }
}
