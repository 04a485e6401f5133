package io.github.rnncompare.draft;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How long a drafted experiment trains, and with how many seeds. All of it is the same for every
 * architecture.
 *
 * @param count epochs that a trial may have at the most, or updates of the weights
 * @param isUpdates whether {@code count} is one of updates
 * @param searchSeeds trials of each configuration of the sweep
 * @param seeds trials of each architecture in the comparison
 */
public record DraftSize(int count, boolean isUpdates, int searchSeeds, int seeds) {
  /** All seeds: the sweep chooses by the median, which takes five. */
  public static final int SEARCH_SEEDS = 5;

  /** The fewest seeds by which a sweep may choose, by the mean. */
  public static final int MIN_SEARCH_SEEDS = 3;

  public static final int SEEDS = 10;

  /** The fewest with which Wilcoxon's test and Holm's correction can separate three. */
  public static final int MIN_SEEDS = 7;

  private static final int FIRST_SEARCH_SEED = 101;

  /** Patience is this fraction of the epochs, as in the protocol of experiments/README.md. */
  private static final int PATIENCE = 3;

  /** Epochs with all seeds. */
  public static DraftSize ofEpochs(int count) {
    return new DraftSize(count, false, SEARCH_SEEDS, SEEDS);
  }

  /** The same with as few seeds of the sweep as may be. */
  public DraftSize withFewSearchSeeds() {
    return new DraftSize(count, isUpdates, MIN_SEARCH_SEEDS, seeds);
  }

  /** The same with as few seeds of the comparison as may be. */
  public DraftSize withFewSeeds() {
    return new DraftSize(count, isUpdates, searchSeeds, MIN_SEEDS);
  }

  /** The same with another number of epochs. */
  public DraftSize withEpochs(int epochs) {
    return new DraftSize(epochs, false, searchSeeds, seeds);
  }

  /** The same with a number of updates. */
  public DraftSize withUpdates(int updates) {
    return new DraftSize(updates, true, searchSeeds, seeds);
  }

  /** "200 epochs". */
  public String words() {
    return String.format(Locale.ROOT, "%,d %s", count, isUpdates ? "updates" : "epochs");
  }

  /** The keys of training that say how long it takes. */
  List<String> training() {
    TaskDraft.Lines keys = new TaskDraft.Lines();
    if (isUpdates) {
      return keys.key("steps", Integer.toString(count), "updates of the weights").all();
    }
    int patience = (count + PATIENCE - 1) / PATIENCE;
    return keys.key("epochs", Integer.toString(count), "at the most")
        .key("patience", Integer.toString(patience), "epochs without a better validation loss")
        .all();
  }

  /** The keys of the sweep that say how many trials it has. */
  List<String> search() {
    List<String> seeds =
        IntStream.range(FIRST_SEARCH_SEED, FIRST_SEARCH_SEED + searchSeeds)
            .mapToObj(Integer::toString)
            .toList();
    TaskDraft.Lines keys = new TaskDraft.Lines();
    if (searchSeeds < SEARCH_SEEDS) {
      keys.key("choose", "mean", "success, by the median, takes five seeds or more");
    }
    return keys.key("seeds", "[" + String.join(", ", seeds) + "]").all();
  }
}
