package io.github.rnncompare.experiment;

import io.github.rnncompare.network.Backend;
import io.github.rnncompare.network.Build;
import io.github.rnncompare.results.Provenance;
import io.github.rnncompare.results.Provenance.DataDigest;
import io.github.rnncompare.task.DataFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** The machine and the program that a run rests on. */
public final class Machine {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private Machine() {}

  /**
   * What to write down about a run that ends now.
   *
   * @param command the arguments as given
   */
  public static Provenance provenance(
      Backend backend, List<DataFile> files, List<Long> seeds, String command, Instant started)
      throws IOException {
    Build build = Build.current();
    return new Provenance(
        build.version(),
        build.commit(),
        build.uncommittedChanges(),
        build.dl4j(),
        backend.artifact(),
        backend.device(),
        backend.blas(),
        backend.threads(),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        cpu(),
        files.stream()
            .map(file -> new DataDigest(file.name(), file.sha256().orElse("unknown")))
            .toList(),
        seeds,
        command,
        started.truncatedTo(ChronoUnit.SECONDS).toString(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** The processor's name and its number of cores; only Linux tells the name in a file. */
  private static String cpu() throws IOException {
    int cores = Runtime.getRuntime().availableProcessors();
    String name = System.getProperty("os.arch");
    if (Files.isReadable(CPU_INFO)) {
      try (Stream<String> lines = Files.lines(CPU_INFO)) {
        name =
            lines
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(name);
      }
    }
    return name + ", " + cores + (cores == 1 ? " core" : " cores");
  }
}
