package io.github.rnncompare.engine;

/** A gate of an LSTM that can be taken out. The names are written into saved models. */
public enum LstmGate {
  FORGET,
  OUTPUT,
  INPUT
}
