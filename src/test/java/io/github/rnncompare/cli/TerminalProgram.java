package io.github.rnncompare.cli;

/** Prints whether it prints on a terminal. */
final class TerminalProgram {
  private TerminalProgram() {}

  public static void main(String[] args) {
    System.out.println("terminal: " + Output.standardIsTerminal());
  }
}
