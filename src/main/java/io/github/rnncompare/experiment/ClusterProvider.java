package io.github.rnncompare.experiment;

import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Opens clusters; found by Java's {@link ServiceLoader}, since it is not part of every build. */
public interface ClusterProvider {
  /** What is said where there is none. */
  String MISSING =
      "--cluster needs Apache Spark, which this build does not have; run Maven with -Pspark, see"
          + " src/site/markdown/more-than-one-machine.md";

  /**
   * What is asked for.
   *
   * @param master its address, as Spark writes it: "spark://10.0.0.5:7077"
   * @param settings Spark's own, by name
   * @param program the entries of its class path, with those of Spark
   * @param data an archive of the experiment's data, to be sent; empty if there are none to send
   * @param folder an empty one, for files that the machines fetch
   */
  record Wanted(
      String master,
      Map<String, String> settings,
      List<Path> program,
      Optional<Path> data,
      Path folder) {}

  /**
   * Opens a cluster.
   *
   * @throws UserErrorException if it cannot be reached, or starts no machine
   */
  Cluster open(Wanted wanted) throws IOException;

  /**
   * The provider of this build.
   *
   * @throws UserErrorException if it has none
   */
  static ClusterProvider find() {
    try {
      return ServiceLoader.load(ClusterProvider.class, ClusterProvider.class.getClassLoader())
          .findFirst()
          .orElseThrow(() -> new UserErrorException(MISSING));
    } catch (ServiceConfigurationError e) { // what a build with Spark has left behind
      throw new UserErrorException(MISSING, e);
    }
  }
}
