package io.github.rnncompare.results;

import io.github.rnncompare.folder.FolderNames;
import io.github.rnncompare.folder.ResultsFolder;
import io.github.rnncompare.folder.TemporaryName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The saved models of a run, in {@code results/NAME/models/}. */
final class Models {
  private final ResultsFolder results;

  Models(ResultsFolder results) {
    this.results = results;
  }

  /**
   * Copies models into the folder, and deletes those of an earlier run.
   *
   * @param models path of each model, by its new file name
   */
  void replace(Map<String, Path> models) throws IOException {
    for (Map.Entry<String, Path> model : models.entrySet()) {
      results.write(FolderNames.MODELS + model.getKey(), Files.readAllBytes(model.getValue()));
    }
    for (String name : files()) {
      if (!models.containsKey(name.substring(FolderNames.MODELS.length()))) {
        results.delete(name);
      }
    }
  }

  /** Whether each model in the folder is equal to one of these, byte for byte. */
  boolean areAmong(Map<String, Path> models) throws IOException {
    for (String name : files()) {
      Path model = models.get(name.substring(FolderNames.MODELS.length()));
      if (model == null || Files.mismatch(results.path(name), model) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** The names of all our models in the results folder, sorted. */
  List<String> files() throws IOException {
    List<String> files = new ArrayList<>(results.ours());
    files.removeIf(name -> !name.startsWith(FolderNames.MODELS) || TemporaryName.is(name));
    return files;
  }
}
