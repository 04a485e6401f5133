package io.github.rnncompare.results;

import io.github.rnncompare.folder.FolderNames;
import io.github.rnncompare.folder.ResultsFolder;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * What an unfinished run has so far, in {@code results/NAME/journal/}: each file appears whole or
 * not at all, so that a run which is killed at any moment can go on from here.
 */
public final class Journal {
  private static final String RUN = "run.json";
  private static final String SET_ASIDE = "set-aside.json";
  private final ResultsFolder results;

  private Journal(ResultsFolder results) {
    this.results = results;
  }

  /**
   * How a run began.
   *
   * @param started ISO 8601, UTC
   */
  public record Beginning(RunIdentity identity, String started) {}

  /**
   * That the run which stood here is kept elsewhere.
   *
   * @param folder its name beside this one; empty where there was nothing to keep
   */
  private record Kept(String folder) {}

  /** The unfinished run of a results folder; empty where there is none. */
  static Optional<Journal> unfinished(ResultsFolder results) throws IOException {
    Journal journal = new Journal(results);
    return results.has(name(RUN)) ? Optional.of(journal) : Optional.empty();
  }

  /** Begins anew; whatever an earlier run left is gone. */
  static Journal begin(ResultsFolder results, Beginning beginning) throws IOException {
    Journal journal = new Journal(results);
    journal.remove();
    results.listJournal();
    journal.write(RUN, Json.bytes(beginning));
    return journal;
  }

  /**
   * How the run began.
   *
   * @throws UserErrorException if that is damaged, or was written down by a version of this program
   *     that writes down less
   */
  public Beginning beginning() throws IOException {
    try {
      return Json.readWhole(results.path(name(RUN)), Beginning.class);
    } catch (UserErrorException e) {
      if (Json.isObject(results.path(name(RUN)))) {
        throw new UserErrorException(
            results.path(name(RUN))
                + " is of an unfinished run that another version of rnn-compare has begun: "
                + "finish it with that version, or run with --fresh to discard it and begin anew",
            e);
      }
      throw damaged(RUN, e);
    }
  }

  /** A finished trial, by its place in the plan. */
  public Optional<TrialRecord> trial(int index) throws IOException {
    return readIfThere(trialFile(index), TrialRecord.class);
  }

  /** Keeps a finished trial; its checkpoint is not needed any more. */
  public void keep(int index, TrialRecord record) throws IOException {
    write(trialFile(index), Json.bytes(record));
    results.discard(name(checkpointFile(index)));
  }

  /** Keeps a trial's model. */
  public void keepModel(int index, byte[] model) throws IOException {
    write(modelFile(index), model);
  }

  /** Whether the model of a finished trial is here. */
  public boolean hasModel(int index) throws IOException {
    return results.has(name(modelFile(index)));
  }

  /** Where the model of a finished trial lies. */
  public Path model(int index) {
    return results.path(name(modelFile(index)));
  }

  /** Where a trial that is not finished has come to. */
  public <T> Optional<T> checkpoint(int index, Class<T> type) throws IOException {
    return readIfThere(checkpointFile(index), type);
  }

  public void keepCheckpoint(int index, Object checkpoint) throws IOException {
    write(checkpointFile(index), Json.bytes(checkpoint));
  }

  /** The run that stood here is kept in {@code folder}, or there was none; not to be done again. */
  public void keepSetAside(String folder) throws IOException {
    write(SET_ASIDE, Json.bytes(new Kept(folder)));
  }

  /** What {@link #keepSetAside} was given. */
  public Optional<String> setAside() throws IOException {
    return readIfThere(SET_ASIDE, Kept.class).map(Kept::folder);
  }

  /** Ends the run: from here on it is not unfinished. */
  public void remove() throws IOException {
    // First, and on the disk before all others: what is left without it counts for nothing.
    results.delete(name(RUN));
    for (String name : results.ours()) {
      if (name.startsWith(FolderNames.JOURNAL)) {
        results.discard(name);
      }
    }
  }

  private <T> Optional<T> readIfThere(String name, Class<T> type) throws IOException {
    return results.has(name(name)) ? Optional.of(read(name, type)) : Optional.empty();
  }

  private <T> T read(String name, Class<T> type) throws IOException {
    try {
      return Json.read(results.file(name(name)), type);
    } catch (UserErrorException e) {
      throw damaged(name, e);
    }
  }

  private UserErrorException damaged(String name, UserErrorException found) {
    return new UserErrorException(
        found.getMessage()
            + "\nThe file is damaged; run with --fresh to begin anew"
            + (name.equals(RUN)
                ? ""
                : ", or delete "
                    + results.path(name(name))
                    + " to lose no more than what it holds"),
        found);
  }

  private void write(String name, byte[] content) throws IOException {
    results.write(name(name), content);
  }

  private static String trialFile(int index) {
    return String.format(Locale.ROOT, "trial-%05d.json", index);
  }

  private static String checkpointFile(int index) {
    return String.format(Locale.ROOT, "checkpoint-%05d.json", index);
  }

  private static String modelFile(int index) {
    return String.format(Locale.ROOT, "model-%05d.zip", index);
  }

  private static String name(String file) {
    return FolderNames.JOURNAL + file;
  }
}
