package io.github.rnncompare.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An older commit of this project with its own benchmark, cloned and compiled by Maven. It is timed
 * by the present protocol, so that two commits differ in what is timed, and not in how.
 */
record OlderBuild(String commit, String classpath) {

  /** Clones it below {@code target/benchmark}, if it is not there yet, and compiles it. */
  static OlderBuild of(String commit) throws IOException {
    Path checkout = Path.of("target", "benchmark", "commit-" + commit).toAbsolutePath();
    Path libraries = checkout.resolve("target").resolve("benchmark-classpath.txt");
    if (!Files.exists(checkout)) {
      Files.createDirectories(checkout.getParent());
      Command.run(
          Path.of("."), List.of("git", "clone", "-q", "--no-checkout", ".", checkout.toString()));
    }
    Command.run(checkout, List.of("git", "checkout", "-q", "--force", commit));
    String protocol = Path.of("src", "benchmark", "shared", "java").toString();
    Command.run(
        Path.of("."),
        List.of("cp", "-R", protocol + "/.", checkout.resolve(protocol).toString()));
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
