package io.github.rnncompare.folder;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A sub-folder of files that can be made anew at any time. */
public final class DerivedFolder {
  private final ResultsFolder results;
  private final String name;

  /**
   * @param name with '/' behind it
   */
  public DerivedFolder(ResultsFolder results, String name) {
    this.results = results;
    this.name = name;
  }

  /**
   * Puts files in the place of all that were made here before.
   *
   * @param files their contents, by their names
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
