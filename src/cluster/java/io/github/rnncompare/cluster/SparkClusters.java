package io.github.rnncompare.cluster;

import io.github.rnncompare.experiment.Cluster;
import io.github.rnncompare.experiment.ClusterProvider;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;

/** Opens clusters of Spark. */
public final class SparkClusters implements ClusterProvider {
  private static final String DATA = "RNNCOMPARE_DATA";

  /** Asked for at once, so that a class path without Spark has no provider. */
  private static final String VERSION = org.apache.spark.package$.MODULE$.SPARK_VERSION();

  @Override
  public Cluster open(Wanted wanted) throws IOException {
    JavaSparkContext context = context(conf(wanted), wanted.master());
    SparkCluster cluster = new SparkCluster(context, Events.latest(), patience(wanted.master()));
    try {
      wanted.data().ifPresent(data -> context.sc().addArchive(data.toUri() + "#" + TrialTask.DATA));
      cluster.awaitFirstExecutor();
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private static JavaSparkContext context(SparkConf conf, String master) {
    try {
      return new JavaSparkContext(conf);
    } catch (RuntimeException e) {
      throw unreachable(master, e);
    } catch (Exception e) { // Scala declares none
      if (e instanceof SparkException) {
        throw unreachable(master, e);
      }
      throw new IllegalStateException(e);
    }
  }

  private static UserErrorException unreachable(String master, Exception e) {
    return new UserErrorException(
        String.format(
            Locale.ROOT,
            "--cluster %s: Spark says: %s%nIs its master there, and of Spark %s? Are the settings of --spark-conf right?",
            master,
            String.valueOf(e.getMessage()).lines().findFirst().orElse("nothing"),
            VERSION),
        e);
  }

  /** Settings; what the user gives goes before ours. */
  private static SparkConf conf(Wanted wanted) throws IOException {
    Program program = new Program(wanted.program());
    SparkConf conf = new SparkConf().setMaster(wanted.master()).setAppName("rnn-compare");
    conf.set("spark.ui.enabled", "false");
    conf.set("spark.extraListeners", Events.class.getName());
    conf.set("spark.task.cpus", "1");
    conf.set("spark.executorEnv.OMP_NUM_THREADS", "1");
    conf.set("spark.executorEnv.SPARK_SCALA_VERSION", "2.13");
    Optional.ofNullable(System.getenv(DATA))
        .ifPresent(data -> conf.set("spark.executorEnv." + DATA, data));
    if (isOnThisMachine(wanted.master())) {
      conf.set("spark.driver.host", "127.0.0.1");
      conf.set("spark.driver.bindAddress", "127.0.0.1");
      conf.set("spark.executor.extraClassPath", program.classPath());
    } else if (!wanted.settings().containsKey("spark.executor.extraClassPath")) {
      conf.set(
          "spark.jars",
          program.jars(wanted.folder()).stream()
              .map(Path::toString)
              .collect(Collectors.joining(",")));
    }
    for (Map.Entry<String, String> setting : wanted.settings().entrySet()) {
      conf.set(setting.getKey(), setting.getValue());
    }
    return conf;
  }

  /** A manager of resources may have to start machines, or fetch an image, for each executor. */
  private static Duration patience(String master) {
    return master.startsWith("spark://") || master.startsWith("local")
        ? Duration.ofSeconds(50)
        : Duration.ofMinutes(10);
  }

  private static boolean isOnThisMachine(String master) {
    return master.startsWith("local")
        || master.matches("spark://(127\\.\\d+\\.\\d+\\.\\d+|localhost):\\d+");
  }
}
