package io.github.rnncompare.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The PyTorch project, compiled, and the classpath on which it has one BLAS or the other. */
final class PyTorchBuild {
  private static final Path PROJECT = Path.of("src", "benchmark", "pytorch").toAbsolutePath();
  private static final String MAIN = "io.github.rnncompare.peer.PyTorchPeer";

  private final Implementation implementation;
  private final String classpath;

  private PyTorchBuild(Implementation implementation, String classpath) {
    this.implementation = implementation;
    this.classpath = classpath;
  }

  private static String blas(Implementation implementation) {
    return implementation == Implementation.PYTORCH_MKL ? "mkl" : "openblas";
  }

  private static Path target() {
    return PROJECT.resolve("target");
  }

  /** Runs Maven on it. */
  static PyTorchBuild of(Implementation implementation) throws IOException {
    Path classpath = target().resolve("classpath-" + blas(implementation) + ".txt");
    List<String> command =
        new ArrayList<>(
            List.of(
                "mvn",
                "-q",
                "-B",
                "-f",
                PROJECT.resolve("pom.xml").toString(),
                "compile",
                "dependency:build-classpath",
                "-Dmdep.outputFile=" + classpath));
    if (implementation == Implementation.PYTORCH_MKL) {
      command.add("-Pmkl");
    }
    Command.run(Path.of("."), command);
    String libraries = Files.readString(classpath).strip();
    return new PyTorchBuild(
        implementation,
        target().resolve("classes") + System.getProperty("path.separator") + libraries);
  }

  Side side(String java, int threads) {
    String blas = blas(implementation);
    List<String> command =
        new ArrayList<>(
            List.of(
                java,
                "-Xmx2g",
                // Every tensor is freed by a scope; without the collector's help it is faster.
                "-Dorg.bytedeco.javacpp.nopointergc=true",
                // JavaCPP links libopenblas.so.0 in its cache to one BLAS or the other.
                "-Dorg.bytedeco.javacpp.cachedir=" + target().resolve("javacpp-" + blas)));
    Map<String, String> environment = new HashMap<>();
    environment.put("OMP_NUM_THREADS", Integer.toString(threads));
    // OpenBLAS's own threads and PyTorch's would wait for each other, many times slower.
    environment.put("OPENBLAS_NUM_THREADS", "1");
    if (implementation == Implementation.PYTORCH_MKL) {
      command.add("-Dorg.bytedeco.openblas.load=mkl_rt");
      // MKL then runs on the threads of PyTorch's own OpenMP.
      environment.put("MKL_THREADING_LAYER", "GNU");
    }
    command.addAll(List.of("-cp", classpath, MAIN, blas, Integer.toString(threads)));
    return new Side(implementation, threads, command, environment);
  }
}
