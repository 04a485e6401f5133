package io.github.rnncompare.reliability;

import io.github.rnncompare.experiment.Folders;
import io.github.rnncompare.experiment.SmallSpecs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A folder to run a command in: specs and data, results of earlier runs in {@code out}, and a
 * person's own files in {@code elsewhere} and among the results.
 */
record Scene(Path home) {

  /** What a command finds in the folder that it is about. */
  enum State {
    NOTHING,
    FINISHED,
    UNFINISHED,
    REPEATED_AND_UNFINISHED
  }

  /** Sets it up in an empty folder. */
  static Scene of(Path home, Request request, State state, SampleFolders samples)
      throws IOException {
    Scene scene = new Scene(home);
    Files.createDirectories(home.resolve("specs"));
    Files.createDirectories(home.resolve("other"));
    SmallSpecs.write(home.resolve("specs"), SmallSpecs.SWEEP);
    SmallSpecs.write(home.resolve("other"), SmallSpecs.PLAIN.replace("epochs: 2", "epochs: 3"));
    Files.writeString(home.resolve("specs").resolve("new.csv"), sequences());
    Files.writeString(home.resolve("specs").resolve("series.csv"), series());
    Temptation.write(home.resolve("elsewhere").resolve("Documents"));
    Files.writeString(home.resolve("elsewhere").resolve("notes.txt"), "mine\n");
    Files.createDirectories(scene.out());
    Files.writeString(scene.out().resolve("mine.txt"), "mine\n");
    if (request.needsRuns()) {
      Folders.copy(samples.finished(), scene.out().resolve("small"));
      Folders.copy(samples.finished(), scene.out().resolve("second"));
    }
    Path folder = scene.out().resolve(request.folder());
    if (request == Request.REPORT_ACROSS && state != State.NOTHING) {
      Folders.copy(samples.across(), folder);
    } else if (request.writesFolder() && !Files.exists(folder)) {
      switch (state) {
        case NOTHING -> {}
        case FINISHED -> Folders.copy(samples.finished(), folder);
        case UNFINISHED -> Folders.copy(samples.unfinished(), folder);
        case REPEATED_AND_UNFINISHED -> samples.repeated(folder);
      }
    }
    return scene;
  }

  private static String series() {
    StringBuilder rows = new StringBuilder("month,level\n");
    for (int t = 1; t <= 80; t++) {
      rows.append(t).append(',').append(100 + 2 * t + 20 * Math.sin(t)).append('\n');
    }
    return rows.toString();
  }

  private static String sequences() {
    Random random = new Random(3);
    StringBuilder rows = new StringBuilder("sequence,step,x1,x2\n");
    for (int i = 0; i < 9; i++) {
      rows.append("s").append(i / 3).append(',').append(i % 3 + 1);
      rows.append(',').append(random.nextGaussian()).append(',').append(random.nextGaussian());
      rows.append('\n');
    }
    return rows.toString();
  }

  /** Where results go. */
  Path out() {
    return home.resolve("out");
  }

  Path elsewhere() {
    return home.resolve("elsewhere");
  }

  /** What a request's results are, those that are plain files, by their paths here. */
  SortedMap<String, String> results(Request request) throws IOException {
    SortedMap<String, String> results = new TreeMap<>();
    Path folder = out().resolve(request.folder());
    if (!Files.exists(folder)) {
      return results;
    }
    Path real = folder.toRealPath(); // the folder itself may be a link
    for (String below : TreeState.of(real).entries().keySet()) {
      Path file = real.resolve(below);
      String path = home.relativize(folder.resolve(below)).toString();
      if (request.isResult(path) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        results.put(path, Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return results;
  }
}
