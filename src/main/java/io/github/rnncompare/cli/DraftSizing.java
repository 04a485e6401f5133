package io.github.rnncompare.cli;

import io.github.rnncompare.draft.DraftOptions;
import io.github.rnncompare.draft.DraftSize;
import io.github.rnncompare.draft.SpecDraft;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds the size with which a drafted experiment ends in time. Its time is counted, not measured,
 * so that a file has one draft. Architectures, learning rates and presets stay as they are: the
 * search is the same for all.
 */
final class DraftSizing {
  private static final int[] EPOCHS = {
    5, 8, 10, 15, 20, 30, 40, 50, 60, 80, 100, 150, 200, 300, 400, 600
  };
  private static final int[] UPDATES = {
    2000, 3000, 5000, 7000, 10_000, 15_000, 20_000, 30_000, 50_000, 70_000, 100_000
  };

  /** With fewer, the validation split has hardly an epoch to choose. */
  private static final int MIN_EPOCHS = EPOCHS[0];

  /**
   * So many are enough, or fewer with this many updates: with Adam's smallest learning rate in
   * drafts, 0.0003, a weight may then move by 0.6, beyond where it was drawn from (PyTorch draws
   * those of 20 units from -0.22 to 0.22).
   */
  private static final int ENOUGH_EPOCHS = 20;

  private static final int ENOUGH_UPDATES = UPDATES[0];
  private static final double SECONDS = 60;

  private final Path file;
  private final DraftOptions options;
  private final int minutes;
  private final int jobs;

  /**
   * A sizing.
   *
   * @param options with which the file was drafted
   * @param minutes that the experiment may take
   * @param jobs trials at a time for which it is sized
   */
  DraftSizing(Path file, DraftOptions options, int minutes, int jobs) {
    this.file = file;
    this.options = options;
    this.minutes = minutes;
    this.jobs = jobs;
  }

  /**
   * A draft that ends in time, if one can.
   *
   * @param note what was done for it, or that it takes longer; empty if nothing had to be done
   */
  record Sized(SizedDraft sized, Optional<String> note) {}

  /** Shortens the draft until it ends in time: first fewer seeds, then a shorter window. */
  Sized of(SpecDraft draft) throws IOException {
    SizedDraft all = SizedDraft.of(file, draft, DraftSize.ofEpochs(MIN_EPOCHS));
    SizedDraft shortened = all;
    List<String> done = new ArrayList<>();
    Optional<SizedDraft> fitting = fitting(all);
    if (fitting.isEmpty()) {
      shortened = all.with(all.size().withFewSearchSeeds());
      done.add(
          String.format(
              Locale.ROOT,
              "tries each configuration with %d seeds instead of %d",
              DraftSize.MIN_SEARCH_SEEDS,
              DraftSize.SEARCH_SEEDS));
      fitting = fitting(shortened);
    }
    if (fitting.isEmpty()) {
      shortened = shortened.with(shortened.size().withFewSeeds());
      done.add(
          String.format(
              Locale.ROOT,
              "compares %d seeds instead of %d",
              DraftSize.MIN_SEEDS,
              DraftSize.SEEDS));
      fitting = fitting(shortened);
    }
    if (fitting.isEmpty() && draft.shortestWindow().isPresent()) {
      int window = draft.shortestWindow().get();
      List<String> said = List.of("--window", Integer.toString(window));
      SpecDraft narrow = SpecDraft.of(file, options.with(said));
      shortened = SizedDraft.of(file, narrow, shortened.size());
      done.add(String.format(Locale.ROOT, "sees the last %d values only", window));
      fitting = fitting(shortened);
    }
    if (fitting.isPresent()) {
      return new Sized(fitting.get(), note(all, done, Optional.empty()));
    }
    SizedDraft least = least(shortened);
    if (least.size().isUpdates()) {
      done.add(slice(least));
    }
    return new Sized(least, note(all, done, tooLong(least)));
  }

  /** With the most epochs that fit into the time; empty if fewer fit than are enough. */
  private Optional<SizedDraft> fitting(SizedDraft form) {
    int least = leastEpochs(form);
    return IntStream.of(EPOCHS)
        .filter(epochs -> epochs >= least && fits(form, epochs * form.updatesPerEpoch()))
        .boxed()
        .reduce((shorter, longer) -> longer)
        .map(epochs -> form.with(form.size().withEpochs(epochs)));
  }

  private boolean fits(SizedDraft form, long updates) {
    return form.seconds(updates, jobs) <= minutes * SECONDS;
  }

  private static int leastEpochs(SizedDraft form) {
    long updates = form.updatesPerEpoch();
    long enough = (ENOUGH_UPDATES + updates - 1) / updates;
    return (int) Math.max(MIN_EPOCHS, Math.min(ENOUGH_EPOCHS, enough));
  }

  /** With the least that is enough; of very many sequences a slice, taken by updates. */
  private SizedDraft least(SizedDraft form) {
    if (form.updatesPerEpoch() * MIN_EPOCHS <= ENOUGH_UPDATES) {
      return form.with(form.size().withEpochs(leastEpochs(form)));
    }
    int most =
        IntStream.of(UPDATES)
            .filter(updates -> updates < form.updatesPerEpoch() * MIN_EPOCHS)
            .filter(updates -> updates == ENOUGH_UPDATES || fits(form, updates))
            .max()
            .orElseThrow();
    return form.with(form.size().withUpdates(most));
  }

  private static String slice(SizedDraft sized) {
    double epochs = (double) sized.size().count() / sized.updatesPerEpoch();
    return String.format(
        Locale.ROOT,
        "trains for %,d updates, %s",
        sized.size().count(),
        epochs < 1
            ? String.format(Locale.ROOT, "on a random %.1f %% of the sequences", 100 * epochs)
            : String.format(Locale.ROOT, "%.1f epochs", epochs));
  }

  private Optional<String> tooLong(SizedDraft sized) {
    double seconds = sized.seconds(jobs);
    return seconds <= minutes * SECONDS
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "Even so it takes %s: no key takes fewer rows of a file, so shorten the file for a first look.",
                Text.about(Duration.ofSeconds((long) seconds))));
  }

  /** "To end in about 10 minutes the draft …; --minutes 40 takes all." */
  private Optional<String> note(SizedDraft all, List<String> done, Optional<String> tooLong) {
    if (done.isEmpty()) {
      return tooLong;
    }
    String last = done.get(done.size() - 1);
    String before = String.join(", ", done.subList(0, done.size() - 1));
    long enough = minutesOf(all.with(all.size().withEpochs(leastEpochs(all))));
    String sentence =
        String.format(
            Locale.ROOT,
            "To end in about %d %s the draft %s; --minutes %d takes all.",
            minutes,
            minutes == 1 ? "minute" : "minutes",
            before.isEmpty() ? last : before + " and " + last,
            enough);
    return Optional.of(tooLong.map(more -> sentence + " " + more).orElse(sentence));
  }

  private long minutesOf(SizedDraft sized) {
    return (long) Math.ceil(sized.seconds(jobs) / SECONDS);
  }
}
