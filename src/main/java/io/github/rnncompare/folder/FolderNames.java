package io.github.rnncompare.folder;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names of the files that this program writes in one kind of results folder. A file with any
 * other name is not ours.
 *
 * @param kind what such a folder holds, for messages: "results of a run"
 * @param whole fixed names of files, and of sub-folders, which end with '/'
 * @param patterns of the other names
 * @param ofOtherKinds names that show that a folder is of another kind
 */
public record FolderNames(
    String kind, Set<String> whole, List<Pattern> patterns, List<String> ofOtherKinds) {
  public static final List<String> FOLDERS = List.of("journal", "models", "charts", "tables");

  /** The folder of a part of a run, with a manifest of its own, in the folder of the run. */
  public static final Pattern PART = Pattern.compile("part-\\d{1,5}-of-\\d{1,5}");

  public static final String MANIFEST = "manifest.txt";
  public static final String LOCK = "lock";
  public static final String LOG = "run.log";
  public static final String REPORT = "report.md";
  public static final String PAGE = "report.html";
  public static final String JOURNAL = "journal/";
  public static final String MODELS = "models/";
  public static final String CHARTS = "charts/";
  public static final String TABLES = "tables/";

  /** Whether a file belongs to an unfinished run only. */
  public static boolean isOfUnfinishedRun(String name) {
    return name.equals(LOCK)
        || name.equals(LOG)
        || name.startsWith(JOURNAL)
        || TemporaryName.is(name);
  }

  /**
   * Names that the manifest always has, so that its content does not depend on when they are
   * written.
   */
  Set<String> always() {
    return whole.contains(LOG) ? Set.of(MANIFEST, LOG) : Set.of(MANIFEST);
  }

  /** Whether {@code name}, a path from the folder with '/', is one that this program writes. */
  boolean has(String name) {
    return whole.contains(name)
        || patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
  }
}
