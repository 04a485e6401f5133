package io.github.rnncompare.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An older commit of this project with its own benchmark, cloned and compiled by Maven. */
record OlderBuild(String commit, String classpath) {

  /** Clones and compiles it below {@code target/benchmark}, if that is not there yet. */
  static OlderBuild of(String commit) throws IOException {
    Path checkout = Path.of("target", "benchmark", "commit-" + commit).toAbsolutePath();
    Path libraries = checkout.resolve("target").resolve("benchmark-classpath.txt");
    if (!Files.exists(libraries)) {
      Files.createDirectories(checkout.getParent());
      Command.run(Path.of("."), List.of("git", "clone", "-q", "--no-checkout", ".", checkout.toString()));
      Command.run(checkout, List.of("git", "checkout", "-q", commit));
      Command.run(
          checkout,
          List.of(
              "mvn",
              "-q",
              "-B",
              "-ntp",
              "-Pbenchmark",
              "-DskipTests",
              "test-compile",
              "dependency:build-classpath",
              "-Dmdep.outputFile=" + libraries));
    }
    Path classes = checkout.resolve("target");
    String classpath =
        String.join(
            System.getProperty("path.separator"),
            classes.resolve("test-classes").toString(),
            classes.resolve("classes").toString(),
            Files.readString(libraries).strip());
    return new OlderBuild(commit, classpath);
  }
}
