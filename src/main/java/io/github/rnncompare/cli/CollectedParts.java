package io.github.rnncompare.cli;

import io.github.rnncompare.folder.RunLock;
import io.github.rnncompare.results.Journal;
import io.github.rnncompare.results.PartOfRun;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.RunIdentity;
import io.github.rnncompare.results.TrialRecord;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The parts of one run, locked so that none of them runs meanwhile. */
final class CollectedParts implements AutoCloseable {
  private final Map<Integer, Found> parts = new TreeMap<>();
  private final List<RunLock> locks = new ArrayList<>();

  /** A part that was found. */
  private record Found(RunFiles files, Journal journal, PartOfRun part) {}

  private CollectedParts() {}

  /**
   * Finds parts.
   *
   * @param directories folders of parts, or results folders that hold such
   * @param command the arguments as given
   * @throws UserErrorException if there are none, if they are not of one run, or if one is missing,
   *     there twice, or running
   */
  static CollectedParts of(List<Path> directories, String command) throws IOException {
    CollectedParts collected = new CollectedParts();
    try {
      for (Path directory : directories) {
        for (RunFiles files : folders(directory)) {
          collected.add(files, command);
        }
      }
      collected.check();
      return collected;
    } catch (IOException | RuntimeException e) {
      collected.close();
      throw e;
    }
  }

  private static List<RunFiles> folders(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new UserErrorException(
          directory + " is not a folder; name a results folder that holds parts, or parts");
    }
    RunFiles files = new RunFiles(directory);
    Optional<Journal> journal = files.unfinished();
    if (journal.isPresent() && journal.get().part().isPresent()) {
      return List.of(files);
    }
    List<RunFiles> parts = files.parts();
    if (parts.isEmpty()) {
      throw new UserErrorException(
          directory
              + " holds no part of a run; parts are made by: run SPEC --part 1/3, run SPEC --part"
              + " 2/3, …");
    }
    return parts;
  }

  private void add(RunFiles files, String command) throws IOException {
    locks.add(files.take(command));
    Journal journal = files.unfinished().orElseThrow(() -> noPart(files));
    PartOfRun part = journal.part().filter(PartOfRun::isPossible).orElseThrow(() -> noPart(files));
    Found before = parts.putIfAbsent(part.number(), new Found(files, journal, part));
    if (before != null) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s and %s are both part %d; leave one of them out",
              before.files().directory(),
              files.directory(),
              part.number()));
    }
  }

  private static UserErrorException noPart(RunFiles files) {
    return new UserErrorException(
        files.directory() + " is no part of a run, or one that has not begun; run it again");
  }

  private void check() throws IOException {
    Found first = first();
    for (Found found : parts.values()) {
      if (found.part().of() != first.part().of()
          || !found.part().name().equals(first.part().name())) {
        throw new UserErrorException(
            String.format(
                Locale.ROOT,
                "%s is %s of %s, but %s is %s of %s; collect the parts of one run",
                first.files().directory(),
                first.part().words(),
                first.part().name(),
                found.files().directory(),
                found.part().words(),
                found.part().name()));
      }
      requireSame(first.files().directory(), identity(), found);
      if (!found.part().kernels().equals(first.part().kernels())) {
        throw new UserErrorException(
            String.format(
                Locale.ROOT,
                "%s was run with %s, but %s with %s; parts are run on machines of one kind",
                first.files().directory(),
                first.part().kernels(),
                found.files().directory(),
                found.part().kernels()));
      }
    }
    List<Integer> missing =
        IntStream.rangeClosed(1, first.part().of())
            .filter(number -> !parts.containsKey(number))
            .boxed()
            .toList();
    if (!missing.isEmpty()) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "Of %d parts these are missing: %s. Run: %s",
              first.part().of(),
              missing.stream().map(String::valueOf).collect(Collectors.joining(", ")),
              first.part().commandOf(missing.get(0))));
    }
  }

  private static void requireSame(Path directory, RunIdentity identity, Found found)
      throws IOException {
    List<String> differences = identity.differences(found.journal().beginning().identity());
    if (!differences.isEmpty()) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s differs from %s:%n  %s%nParts are of one spec, program, kind of machine, and data; run that part again.",
              found.files().directory(),
              directory,
              String.join(String.format(Locale.ROOT, "%n  "), differences)
                  .replace(", now ", ", there ")));
    }
  }

  /**
   * Checks that they can be put together here.
   *
   * @param here what the results of this program on this machine depend on
   * @throws UserErrorException if the parts were run by another program or kind of machine
   */
  void requireSame(RunIdentity here) throws IOException {
    List<String> differences = identity().differences(here);
    if (!differences.isEmpty()) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "This machine differs from those that ran the parts:%n  %s%nCollect them with the same program on a machine of that kind.",
              String.join(String.format(Locale.ROOT, "%n  "), differences)));
    }
  }

  private Found first() {
    return parts.values().iterator().next();
  }

  /** The name of the experiment. */
  String name() {
    return first().part().name();
  }

  /** What all of them depend on. */
  RunIdentity identity() throws IOException {
    return first().journal().beginning().identity();
  }

  /** The results folder that holds the first part. */
  Path parent() {
    return first().files().directory().toAbsolutePath().normalize().resolveSibling("");
  }

  /** How many parts there are. */
  int count() {
    return first().part().of();
  }

  /** Copies their trials, with models, that {@code journal} does not have. */
  void copyInto(Journal journal) throws IOException {
    for (Found found : parts.values()) {
      for (int index : found.journal().finished()) {
        Optional<TrialRecord> record = found.journal().trial(index);
        Optional<TrialRecord> here = journal.trial(index);
        boolean better = here.isEmpty() || isFailed(here.get());
        if (record.isPresent() && !record.equals(here) && (better || !isFailed(record.get()))) {
          if (found.journal().hasModel(index)) {
            journal.keepModel(index, Files.readAllBytes(found.journal().model(index)));
          }
          journal.keep(index, record.get());
        }
      }
    }
  }

  private static boolean isFailed(TrialRecord record) {
    return record.trial().status().equals(TrialRow.FAILED);
  }

  /** Whether the parts lie in this results folder, so that each of them reads what is there. */
  boolean areIn(Path results) {
    return parts.values().stream()
        .allMatch(
            found ->
                found
                    .files()
                    .directory()
                    .toAbsolutePath()
                    .normalize()
                    .resolveSibling("")
                    .equals(results.toAbsolutePath().normalize()));
  }

  /** The command that would run all of them as one. */
  String commandOfWhole() {
    return first().part().commandOfWhole();
  }

  /** The command of a part, in the arguments that it was begun with. */
  String command(int number) {
    return first().part().commandOf(number);
  }

  /** Deletes their files, once everything is in the results folder. */
  void delete() throws IOException {
    for (RunLock lock : locks) {
      lock.close();
    }
    locks.clear();
    for (Found found : parts.values()) {
      found.files().deleteAll();
    }
  }

  @Override
  public void close() throws IOException {
    for (RunLock lock : locks) {
      lock.close();
    }
  }
}
