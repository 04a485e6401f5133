package io.github.rnncompare.task.files;

import io.github.rnncompare.data.DataFile;
import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.task.TrainedNetwork;
import java.io.IOException;
import java.nio.file.Path;
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

  /** Of data that a model was not trained on. */
  static final Splits NEW = sequence -> "new";

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

  /** Whether a file with this digest is the one that was split. */
  static boolean isSplit(Optional<String> digest, Map<String, String> kept) {
    return digest.isPresent() && digest.get().equals(kept.get(FILE));
  }

  /** The split of a sequence by its name. */
  interface Splits {
    /** "train", "validation" or "test" for a sequence that was in that split, or "new". */
    String of(String sequence);
  }

  /**
   * The splits of the sequences of a file.
   *
   * @param digest of the file
   */
  static Splits splits(
      FileSequences task, Path file, Optional<String> digest, TrainedNetwork network)
      throws IOException {
    Map<String, String> kept = network.trainedOn();
    if (isSplit(digest, kept)) {
      return asInTraining(task, file, digest, network.dataSeed());
    }
    for (String split : new String[] {TEST, VALIDATION}) {
      if (digest.isPresent() && digest.get().equals(kept.get(split))) {
        return sequence -> split;
      }
    }
    return NEW;
  }

  /** The splits of the training's own file, which is read with its targets and groups. */
  private static Splits asInTraining(
      FileSequences task, Path file, Optional<String> digest, long dataSeed) throws IOException {
    DataFile.Read<SequenceTable> read = DataFile.read(file, task.source()::table);
    if (!read.file().sha256().equals(digest)) {
      return NEW; // it has just been changed
    }
    Holdout.Splits splits =
        new SequenceTrials(task, read, Optional.empty(), Optional.empty()).splits(dataSeed);
    Map<String, String> names = new HashMap<>();
    splits.train().names().forEach(name -> names.put(name, "train"));
    splits.validation().names().forEach(name -> names.put(name, VALIDATION));
    splits.test().names().forEach(name -> names.put(name, TEST));
    return sequence -> names.getOrDefault(sequence, "new");
  }
}
