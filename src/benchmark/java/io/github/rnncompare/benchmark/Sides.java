package io.github.rnncompare.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** All sides: whatever runs on several threads is there with one and with all. */
final class Sides {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private Sides() {}

  /** Builds what must be built. */
  static List<Side> prepare(int cores) throws IOException {
    TreeSet<Integer> threads = new TreeSet<>(List.of(1, cores));
    List<Side> sides = new ArrayList<>();
    threads.forEach(count -> sides.add(ours(Implementation.FAST, count)));
    threads.forEach(count -> sides.add(ours(Implementation.FAST_TRAINER, count)));
    threads.forEach(count -> sides.add(ours(Implementation.FAST_FIT, count)));
    // These two run ND4J's operations, which the application keeps on one thread.
    sides.add(ours(Implementation.PORTABLE, 1));
    sides.add(ours(Implementation.STOCK, 1));
    threads.forEach(count -> sides.add(ours(Implementation.ONEDNN, count)));
    PyTorchBuild openblas = PyTorchBuild.of(Implementation.PYTORCH_OPENBLAS);
    threads.forEach(count -> sides.add(openblas.side(JAVA, count)));
    PyTorchBuild mkl = PyTorchBuild.of(Implementation.PYTORCH_MKL);
    threads.forEach(count -> sides.add(mkl.side(JAVA, count)));
    return sides;
  }

  /** The sides that answer for one sequence, each on one thread: ours, DL4J's and PyTorch's. */
  static List<Side> inference() throws IOException {
    return List.of(
        ours(Implementation.FAST_STREAM, 1),
        ours(Implementation.FAST_NETWORK, 1),
        PyTorchBuild.of(Implementation.PYTORCH_OPENBLAS).side(JAVA, 1),
        PyTorchBuild.of(Implementation.PYTORCH_MKL).side(JAVA, 1));
  }

  /** On the classpath of this process, and with so many cores to be seen. */
  private static Side ours(Implementation implementation, int threads) {
    return ours(implementation, threads, System.getProperty("java.class.path"));
  }

  /** On another classpath, which has an {@link OurPeer} of its own. */
  static Side ours(Implementation implementation, int threads, String classpath) {
    return new Side(
        implementation,
        threads,
        List.of(
            JAVA,
            "-Xmx2g",
            "-XX:+UseG1GC", // else one core would get another collector than two
            "-XX:ActiveProcessorCount=" + threads,
            // The thread that asks the common pool works too.
            "-Djava.util.concurrent.ForkJoinPool.common.parallelism=" + (threads - 1),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classpath,
            OurPeer.class.getName(),
            implementation.word(),
            Integer.toString(threads)),
        Map.of("OMP_NUM_THREADS", "1"));
  }
}
