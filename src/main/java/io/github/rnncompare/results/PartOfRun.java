package io.github.rnncompare.results;

/**
 * What a part's folder is of, in its journal.
 *
 * @param name of the experiment
 * @param number of the part, from 1
 * @param of how many parts there are
 * @param command the arguments that it was begun with
 * @param kernels what the libraries for matrix products choose for the processor
 */
public record PartOfRun(String name, int number, int of, String command, String kernels) {
  /** The most parts of a run. */
  public static final int MOST = 10_000;

  /** Whether this is what a run writes: a file from elsewhere could name any folder. */
  public boolean isPossible() {
    return number >= 1
        && number <= of
        && of <= MOST
        && name.matches("[^/\\\\\\x00.][^/\\\\\\x00]*");
  }

  /** "part 2 of 3". */
  public String words() {
    return "part " + number + " of " + of;
  }

  /** The arguments of a run of all parts in one. */
  public String commandOfWhole() {
    return command.replaceFirst(" ?--part[ =]\\d+/\\d+", "");
  }

  /** The arguments of another part. */
  public String commandOf(int other) {
    return command.replaceFirst("(--part[ =])\\d+/\\d+", "$1" + other + "/" + of);
  }
}
