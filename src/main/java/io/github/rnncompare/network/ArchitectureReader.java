package io.github.rnncompare.network;

import io.github.rnncompare.spec.Section;
import java.util.function.IntFunction;

/** Reads the section of one architecture. */
interface ArchitectureReader {

  /** The architecture at any width, from its own section and what all have in common. */
  IntFunction<Architecture> read(Section section, CommonSettings common);
}
