package io.github.rnncompare.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A master of Spark and its workers as processes on the loopback address, on free ports. */
final class SparkProcesses implements AutoCloseable {
  private static final long LONGEST_S = 60;

  private final Path folder;
  private final int port;
  private final List<Process> processes = new ArrayList<>();
  private final List<Process> workers = new ArrayList<>();

  /**
   * Starts a master and workers, and waits for them.
   *
   * @param folder for their logs and work
   */
  SparkProcesses(Path folder, int workers) throws IOException, InterruptedException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("jars"));
    Files.writeString(
        folder.resolve("logback.xml"),
        """
        <configuration>
          <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender">
            <encoder><pattern>%msg%n</pattern></encoder>
          </appender>
          <root level="INFO"><appender-ref ref="OUT"/></root>
        </configuration>
        """);
    port = freePort();
    String address = "127.0.0.1";
    try {
      processes.add(
          start(
              "master",
              "Master",
              "--host",
              address,
              "--port",
              String.valueOf(port),
              "--webui-port",
              "0"));
      await("master", "I have been elected leader");
      for (int i = 0; i < workers; i++) {
        addWorker();
      }
    } catch (IOException | InterruptedException | RuntimeException e) {
      close(); // nobody else can
      throw e;
    }
  }

  String address() {
    return "spark://127.0.0.1:" + port;
  }

  /** Starts one more worker of one core, and waits for it. */
  void addWorker() throws IOException, InterruptedException {
    String name = "worker-" + workers.size();
    Process worker =
        start(
            name,
            "Worker",
            "--host",
            "127.0.0.1",
            "--webui-port",
            "0",
            "--cores",
            "1",
            "--memory",
            "1g",
            "--work-dir",
            folder.resolve(name).toString(),
            address());
    workers.add(worker);
    processes.add(worker);
    await(name, "Successfully registered with master");
  }

  /** As a power cut would: the worker and what it has started. */
  void killWorker(int number) throws InterruptedException {
    Process worker = workers.get(number);
    List<ProcessHandle> executors = worker.descendants().toList();
    worker.destroyForcibly().waitFor();
    executors.forEach(ProcessHandle::destroyForcibly);
  }

  private Process start(String name, String kind, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"));
    command.add("-Dlogback.configurationFile=" + folder.resolve("logback.xml"));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("org.apache.spark.deploy." + kind.toLowerCase(java.util.Locale.ROOT) + "." + kind);
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile());
    builder.environment().put("SPARK_HOME", folder.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    return builder.start();
  }

  private void await(String name, String words) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_S);
    Path log = folder.resolve(name + ".log");
    while (!Files.exists(log) || !Files.readString(log).contains(words)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(name + " did not start: " + Files.readString(log));
      }
      Thread.sleep(100);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    for (Process process : processes) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
