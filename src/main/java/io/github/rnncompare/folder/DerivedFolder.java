package io.github.rnncompare.folder;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A sub-folder of derived files, which can be written again at any time. */
public final class DerivedFolder {
  private final ResultsFolder results;
  private final String name;

  /**
   * @param name of the sub-folder, ending with '/'
   */
  public DerivedFolder(ResultsFolder results, String name) {
    this.results = results;
    this.name = name;
  }

  /**
   * Replaces all files that were written here before.
   *
   * @param files contents by file name
   */
  public void write(Map<String, byte[]> files) throws IOException {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    files.forEach((file, content) -> contents.put(name + file, content));
    results.write(contents);
    for (String file : results.ours()) {
      if (file.startsWith(name) && !contents.containsKey(file)) {
        results.delete(file);
      }
    }
  }
}
