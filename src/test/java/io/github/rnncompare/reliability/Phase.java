package io.github.rnncompare.reliability;

import java.nio.file.Path;

/** What a run is at when it does something to a file. */
final class Phase {
  private Phase() {}

  /** In a few words. */
  static String of(Path file, Path directory) {
    String name = directory.relativize(file).toString();
    if (name.contains(".previous")) {
      return "setting the earlier run aside";
    }
    if (name.contains("/journal")) {
      return name.contains("/checkpoint")
          ? "keeping a checkpoint"
          : name.contains("/trial") || name.contains("/model")
              ? "keeping a trial"
              : "the journal's beginning or end";
    }
    if (name.contains("/models")) {
      return "writing models";
    }
    if (name.contains("/charts") || name.contains("/tables")) {
      return "writing charts and tables";
    }
    if (name.endsWith("/lock") || name.endsWith("/run.log")) {
      return "lock and log";
    }
    return "writing result files and report";
  }
}
