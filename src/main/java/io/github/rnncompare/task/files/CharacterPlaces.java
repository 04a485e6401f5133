package io.github.rnncompare.task.files;

import io.github.rnncompare.task.ClassReadout;

/** Pieces of a text, counted from 1 in their split, and its characters. */
final class CharacterPlaces implements ClassReadout.Names {
  private final int[] alphabet;

  CharacterPlaces(String alphabet) {
    this.alphabet = alphabet.codePoints().toArray();
  }

  @Override
  public String sequence(int index) {
    return Integer.toString(index + 1);
  }

  @Override
  public String ofClass(int index) {
    return Character.toString(alphabet[index]);
  }
}
