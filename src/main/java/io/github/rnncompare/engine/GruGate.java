package io.github.rnncompare.engine;

/** A gate of a GRU that can be taken out. The names are written into saved models. */
public enum GruGate {
  RESET,
  UPDATE
}
