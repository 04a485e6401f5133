package io.github.rnncompare.task.files;

import io.github.rnncompare.data.DataFile;
import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.task.TrainedNetwork;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Recognises the files that a model was trained on, by their digests, and says which split each of
 * their sequences was in.
 */
final class TrainedFiles {
  private static final String FILE = "file";
  private static final String VALIDATION = "validation";
  private static final String TEST = "test";

  private TrainedFiles() {}

  /**
   * What a model keeps of the files of its training.
   *
   * @param file that is split
   * @param validation a file of its own
   * @param test a file of its own
   */
  static Map<String, String> keep(
      DataFile file, Optional<DataFile> validation, Optional<DataFile> test) {
    Map<String, String> kept = new LinkedHashMap<>();
    file.sha256().ifPresent(digest -> kept.put(FILE, digest));
    validation.flatMap(DataFile::sha256).ifPresent(digest -> kept.put(VALIDATION, digest));
    test.flatMap(DataFile::sha256).ifPresent(digest -> kept.put(TEST, digest));
    return kept;
  }

  /** Whether a file is the one that was split. */
  static boolean isSplit(DataFile read, Map<String, String> kept) {
    return read.sha256().isPresent() && read.sha256().equals(Optional.ofNullable(kept.get(FILE)));
  }

  /** The split of a sequence by its name. */
  interface Splits {
    /** "train", "validation" or "test" for a sequence that was in that split, or "new". */
    String of(String sequence);
  }

  /**
   * The splits of new data.
   *
   * @param read with the digest of what was read
   */
  static Splits splits(FileSequences task, DataFile.Read<?> read, TrainedNetwork network)
      throws IOException {
    Map<String, String> kept = network.trainedOn();
    String digest = read.file().sha256().orElse("");
    if (isSplit(read.file(), kept)) {
      return asInTraining(task, read, network.dataSeed());
    }
    for (String split : new String[] {TEST, VALIDATION}) {
      if (digest.equals(kept.get(split))) {
        return sequence -> split;
      }
    }
    return sequence -> "new";
  }

  /** The splits of the training's own file, which is read again with its targets and groups. */
  private static Splits asInTraining(FileSequences task, DataFile.Read<?> read, long dataSeed)
      throws IOException {
    DataFile.Read<SequenceTable> again = DataFile.read(read.path(), task.source()::table);
    if (!again.file().sha256().equals(read.file().sha256())) {
      return sequence -> "new"; // it has just been changed
    }
    Holdout.Splits splits =
        new SequenceTrials(task, again, Optional.empty(), Optional.empty()).splits(dataSeed);
    Map<String, String> names = new HashMap<>();
    splits.train().names().forEach(name -> names.put(name, "train"));
    splits.validation().names().forEach(name -> names.put(name, VALIDATION));
    splits.test().names().forEach(name -> names.put(name, TEST));
    return sequence -> names.getOrDefault(sequence, "new");
  }
}
