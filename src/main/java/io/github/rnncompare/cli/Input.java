package io.github.rnncompare.cli;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;

/**
 * What a person may type.
 *
 * @param lines the lines, the last of which may end without a line break
 * @param isTerminal whether somebody is there to type, rather than a file or a program
 */
record Input(BufferedReader lines, boolean isTerminal) {
  /** Nobody is there. */
  static final Input NONE = new Input(new BufferedReader(Reader.nullReader()), false);

  /** The standard input; a person answers only if the output goes to a terminal too. */
  static Input standard(Output output) {
    return new Input(
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())),
        output.isTerminal() && Output.isTerminal("/dev/fd/0"));
  }
}
