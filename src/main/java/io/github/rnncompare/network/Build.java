package io.github.rnncompare.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/**
 * What this copy of the program was built from; Maven fills it in.
 *
 * @param version of rnn-compare
 * @param commit the project's commit, or "unknown" for a build outside a git checkout
 * @param uncommittedChanges whether the checkout differed from that commit
 * @param backend Maven artifact of the ND4J backend: "nd4j-native", or "nd4j-cuda-11.6"
 * @param dl4j version of Deeplearning4j and ND4J
 * @param openblas version of OpenBLAS
 */
public record Build(
    String version,
    String commit,
    boolean uncommittedChanges,
    String backend,
    String dl4j,
    String openblas) {

  public static Build current() {
    Properties values = new Properties();
    try (InputStream in = Build.class.getResourceAsStream("build.properties")) {
      values.load(Objects.requireNonNull(in, "build.properties is not on the classpath"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String commit = values.getProperty("commit");
    return new Build(
        values.getProperty("version"),
        commit.startsWith("$") ? "unknown" : commit,
        Boolean.parseBoolean(values.getProperty("uncommitted_changes")),
        values.getProperty("backend"),
        values.getProperty("dl4j"),
        values.getProperty("openblas"));
  }
}
