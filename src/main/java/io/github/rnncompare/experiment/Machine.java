package io.github.rnncompare.experiment;

import io.github.rnncompare.data.DataFile;
import io.github.rnncompare.network.Backend;
import io.github.rnncompare.network.Build;
import io.github.rnncompare.results.MachineKind;
import io.github.rnncompare.results.Platform;
import io.github.rnncompare.results.Provenance;
import io.github.rnncompare.results.Provenance.DataDigest;
import io.github.rnncompare.results.RunIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine and the program of a run. */
public final class Machine {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int KIB_IN_MIB = 1024;
  private static final int BYTES_IN_MIB = 1024 * 1024;

  private Machine() {}

  /** The provenance of a run that ends now and has no splits. */
  public static Provenance provenance(
      Backend backend, List<DataFile> files, List<Long> seeds, String command, String started)
      throws IOException {
    return provenance(backend, files, seeds, Optional.empty(), Optional.empty(), command, started);
  }

  /**
   * The provenance of a run that ends now.
   *
   * @param trainingSequences of the first seed
   * @param testSequences of the first seed; empty without a test split
   * @param command the arguments as given
   * @param started ISO 8601, UTC
   */
  public static Provenance provenance(
      Backend backend,
      List<DataFile> files,
      List<Long> seeds,
      Optional<Integer> trainingSequences,
      Optional<Integer> testSequences,
      String command,
      String started)
      throws IOException {
    return Provenance.of(
        platform(backend),
        backend.threads(),
        Runtime.getRuntime().availableProcessors(),
        digests(files),
        seeds,
        trainingSequences,
        testSequences,
        command,
        started,
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /**
   * What the numbers of a run depend on.
   *
   * @param spec with every default filled in
   */
  public static RunIdentity identity(Backend backend, List<DataFile> files, String spec)
      throws IOException {
    return new RunIdentity(spec, platform(backend), digests(files));
  }

  /** The program and the machine, as far as numbers depend on them. */
  public static Platform platform(Backend backend) throws IOException {
    Build build = Build.current();
    return new Platform(
        build.version(),
        build.commit(),
        build.uncommittedChanges(),
        build.dl4j(),
        backend.artifact(),
        backend.device(),
        backend.blas(),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        processor());
  }

  /** What the numbers of an experiment's trials depend on here, besides its spec. */
  static MachineKind kind(Experiment experiment) throws IOException {
    return new MachineKind(platform(Backend.load()), kernels(), digests(experiment.files()));
  }

  /** oneDNN says what it has chosen; OpenBLAS chooses by the processor's family and model. */
  static String kernels() throws IOException {
    return String.format(
        Locale.ROOT,
        "%s; processor family %s, model %s",
        Backend.kernels(),
        lineOf(CPU_INFO, "cpu family").orElse("unknown"),
        lineOf(CPU_INFO, "model\t").orElse("unknown"));
  }

  /** The digest of each file's content. */
  public static List<DataDigest> digests(List<DataFile> files) {
    return files.stream()
        .map(file -> new DataDigest(file.name(), file.sha256().orElse("unknown")))
        .toList();
  }

  /** The processor's name, which only Linux has in a file. */
  private static String processor() throws IOException {
    return lineOf(CPU_INFO, "model name").orElse(System.getProperty("os.arch"));
  }

  /**
   * Peak memory of this process, in MiB: its peak resident memory on Linux, else Java's current
   * heap.
   */
  static double peakMemoryMib() throws IOException {
    return lineOf(STATUS, "VmHWM")
        .map(size -> Double.parseDouble(size.replaceAll("\\D", "")) / KIB_IN_MIB)
        .orElse(Runtime.getRuntime().totalMemory() / (double) BYTES_IN_MIB);
  }

  private static Optional<String> lineOf(Path file, String name) throws IOException {
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    }
  }
}
