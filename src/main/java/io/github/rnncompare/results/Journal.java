package io.github.rnncompare.results;

import io.github.rnncompare.folder.FolderNames;
import io.github.rnncompare.folder.ResultsFolder;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The journal of an unfinished run, in {@code results/NAME/journal/}. Each file is written
 * atomically, so that a run that is killed at any moment can be resumed.
 */
public final class Journal {
  private static final String RUN = "run.json";
  private static final Pattern TRIAL =
      Pattern.compile(FolderNames.JOURNAL + "trial-(\\d{5,10})\\.json");
  private static final String PART = "part.json";
  private static final String SET_ASIDE = "set-aside.json";
  private final ResultsFolder results;

  private Journal(ResultsFolder results) {
    this.results = results;
  }

  /**
   * The start of a run.
   *
   * @param started ISO 8601, UTC
   */
  public record Beginning(RunIdentity identity, String started) {}

  /**
   * The record that the earlier run of this folder was set aside.
   *
   * @param folder name of the folder beside this one; empty if there was nothing to keep
   */
  private record Kept(String folder) {}

  /** The journal of the unfinished run of a results folder; empty if there is none. */
  static Optional<Journal> unfinished(ResultsFolder results) throws IOException {
    Journal journal = new Journal(results);
    return results.has(name(RUN)) ? Optional.of(journal) : Optional.empty();
  }

  /** Begins a new journal and deletes an earlier one. */
  static Journal begin(ResultsFolder results, Beginning beginning) throws IOException {
    Journal journal = new Journal(results);
    journal.remove();
    results.listJournal();
    journal.write(RUN, Json.bytes(beginning));
    return journal;
  }

  /**
   * The start of the run.
   *
   * @throws UserErrorException if the file is damaged, or was written by a version of this program
   *     with fewer fields
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

  /** A finished trial, by its index in the plan. */
  public Optional<TrialRecord> trial(int index) throws IOException {
    return readIfThere(trialFile(index), TrialRecord.class);
  }

  /** The indices of the finished trials, ascending. */
  public List<Integer> finished() throws IOException {
    List<Integer> indices = new ArrayList<>();
    for (String name : results.ours()) {
      Matcher matcher = TRIAL.matcher(name);
      if (matcher.matches()) {
        indices.add(Integer.valueOf(matcher.group(1)));
      }
    }
    Collections.sort(indices);
    return indices;
  }

  /** Keeps a finished trial and deletes its checkpoint. */
  public void keep(int index, TrialRecord record) throws IOException {
    write(trialFile(index), Json.bytes(record));
    results.discard(name(checkpointFile(index)));
  }

  /** Keeps a trial's model. */
  public void keepModel(int index, byte[] model) throws IOException {
    write(modelFile(index), model);
  }

  /** Says that this is the journal of a part of a run. */
  public void keepPart(PartOfRun part) throws IOException {
    write(PART, Json.bytes(part));
  }

  /** The part that this is the journal of; empty for a whole run. */
  public Optional<PartOfRun> part() throws IOException {
    return readIfThere(PART, PartOfRun.class);
  }

  /** Keeps where a trial ran, if that was another machine. */
  public void keepPlace(int index, TrialPlace place) throws IOException {
    write(placeFile(index), Json.bytes(place));
  }

  /** Forgets where a trial ran, as it runs on this machine. */
  public void forgetPlace(int index) throws IOException {
    results.discard(name(placeFile(index)));
  }

  /** Where a trial ran; empty for this machine. */
  public Optional<TrialPlace> place(int index) throws IOException {
    return readIfThere(placeFile(index), TrialPlace.class);
  }

  /** Whether the model of a finished trial is here. */
  public boolean hasModel(int index) throws IOException {
    return results.has(name(modelFile(index)));
  }

  /** The path of the model of a finished trial. */
  public Path model(int index) {
    return results.path(name(modelFile(index)));
  }

  /** The checkpoint of an unfinished trial; empty if there is none. */
  public <T> Optional<T> checkpoint(int index, Class<T> type) throws IOException {
    return readIfThere(checkpointFile(index), type);
  }

  public void keepCheckpoint(int index, Object checkpoint) throws IOException {
    write(checkpointFile(index), Json.bytes(checkpoint));
  }

  /**
   * Records that the earlier run was set aside in {@code folder}, empty if there was none, so that
   * this is not done again.
   */
  public void keepSetAside(String folder) throws IOException {
    write(SET_ASIDE, Json.bytes(new Kept(folder)));
  }

  /** The folder that {@link #keepSetAside} recorded; empty if it was not called. */
  public Optional<String> setAside() throws IOException {
    return readIfThere(SET_ASIDE, Kept.class).map(Kept::folder);
  }

  /** Deletes the journal: after this the run is not unfinished. */
  public void remove() throws IOException {
    // First, and durably: without this file the others are ignored.
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

  private static String placeFile(int index) {
    return String.format(Locale.ROOT, "place-%05d.json", index);
  }

  private static String modelFile(int index) {
    return String.format(Locale.ROOT, "model-%05d.zip", index);
  }

  private static String name(String file) {
    return FolderNames.JOURNAL + file;
  }
}
