package io.github.rnncompare.reliability;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The library that is loaded into real processes before all others and counts their file
 * operations; compiled when it is first needed.
 *
 * @param library where it lies; null where it cannot be made
 * @param reason why it cannot
 */
record Preload(@Nullable Path library, String reason) {
  private static final String SOURCE = "file-operations.c";

  private static @Nullable Preload made;

  static synchronized Preload get() throws IOException, InterruptedException {
    Preload present = made;
    if (present == null) {
      present = compile();
      made = present;
    }
    return present;
  }

  private static Preload compile() throws IOException, InterruptedException {
    if (!System.getProperty("os.name").equals("Linux")) {
      return new Preload(null, "libraries are preloaded on Linux only");
    }
    Path directory = Files.createTempDirectory("rnn-compare-preload").toRealPath();
    Path source = directory.resolve(SOURCE);
    Path library = directory.resolve("file-operations.so");
    try (InputStream in = Preload.class.getResourceAsStream(SOURCE)) {
      Files.copy(Objects.requireNonNull(in), source);
    }
    Path messages = directory.resolve("messages");
    int code;
    try {
      code =
          new ProcessBuilder(
                  "cc", "-O1", "-shared", "-fPIC", "-o", library + "", source + "", "-ldl")
              .redirectErrorStream(true)
              .redirectOutput(messages.toFile())
              .start()
              .waitFor();
    } catch (IOException e) {
      return new Preload(null, "there is no C compiler: " + e.getMessage());
    }
    for (Path file : new Path[] {directory, source, messages, library}) {
      file.toFile().deleteOnExit();
    }
    return code == 0
        ? new Preload(library, "")
        : new Preload(null, "the C compiler failed: " + Files.readString(messages));
  }

  /** What makes a process count what it does below a directory, and write it into a file. */
  Map<String, String> counting(Path directory, Path log) {
    return Map.of(
        "LD_PRELOAD", Objects.requireNonNull(library).toString(),
        "FILES_BELOW", directory.toString(),
        "FILES_LOG", log.toString());
  }
}
