package io.github.rnncompare.network;

import io.github.rnncompare.engine.pass.Engines;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ND4J backend that runs the array operations.
 *
 * @param artifact Maven artifact and version: "nd4j-native 1.0.0-M2.1"
 * @param device "CPU" or "GPU"
 * @param blas libraries that compute matrix products: "OPENBLAS 0.3.19-1.5.7, in the fast engine
 *     oneDNN 2.5.2"
 * @param threads that its operations use
 */
public record Backend(String artifact, String device, String blas, int threads) {
  private static final Logger LOG = LoggerFactory.getLogger(Backend.class);

  private static final String MAX_PHYSICAL_BYTES = "org.bytedeco.javacpp.maxPhysicalBytes";

  /** JavaCPP's message: the library that it loaded, then what that library misses. */
  private static final Pattern MISSING_LIBRARY =
      Pattern.compile("UnsatisfiedLinkError: (?:\\S+: )?(.+)");

  private static @Nullable Backend loaded;

  /**
   * Loads the backend that the build has put on the classpath, and tests it; only the first call
   * does.
   *
   * @throws BackendException where it does not run on this machine
   */
  public static synchronized Backend load() {
    if (loaded == null) {
      loaded = loadFirst();
    }
    return loaded;
  }

  /** The library for the fast engine's products, and what it chose for this processor. */
  public static String kernels() {
    return (Engines.products() + " " + Engines.kernels()).strip();
  }

  private static Backend loadFirst() {
    skipMemoryQueries();
    Build build = Build.current();
    PrintStream terminal = System.err;
    ByteArrayOutputStream chatter = new ByteArrayOutputStream();
    // A native library that cannot be loaded prints its stack trace; that belongs in the log.
    System.setErr(new PrintStream(chatter, true, StandardCharsets.UTF_8));
    try {
      return describe(build);
    } catch (LinkageError | RuntimeException e) {
      String said = chatter.toString(StandardCharsets.UTF_8);
      e.addSuppressed(new IllegalStateException("the loader said: " + said));
      throw new BackendException(advice(build, reason(said, e)), e);
    } finally {
      System.setErr(terminal);
      LOG.info("While loading {}: {}", build.backend(), chatter.toString(StandardCharsets.UTF_8));
    }
  }

  private static Backend describe(Build build) {
    useOneThread();
    Properties found = Nd4j.getExecutioner().getEnvironmentInformation();
    if (Nd4j.ones(2, 2).mmul(Nd4j.ones(2, 2)).sumNumber().intValue() != 8) {
      throw new IllegalStateException("a product of two small matrices came out wrong");
    }
    boolean gpu = "CUDA".equals(String.valueOf(found.get("backend")));
    return new Backend(
        build.backend() + " " + build.dl4j(),
        gpu ? "GPU" : "CPU",
        gpu
            ? String.valueOf(found.get("blas.vendor"))
            : String.format(
                Locale.ROOT,
                "%s %s, in the fast engine %s",
                found.get("blas.vendor"),
                build.openblas(),
                Engines.products()),
        Integer.parseInt(String.valueOf(found.get("omp.threads"))));
  }

  /**
   * Stops JavaCPP from asking the system at each allocation how much memory the process has. It
   * would do so in a lock that all threads share, which costs a tenth of the training time of small
   * networks. JavaCPP's own count of its allocations, and the bound on it, stay.
   */
  private static void skipMemoryQueries() {
    if (System.getProperty(MAX_PHYSICAL_BYTES) == null) {
      System.setProperty(MAX_PHYSICAL_BYTES, "0");
    }
  }

  /**
   * One thread for each operation: the arrays of a recurrent step are small, so that more threads
   * cost more than they bring, and sums would depend on how many there are.
   */
  private static void useOneThread() {
    Nd4j.getEnvironment().setMaxThreads(1);
    Nd4j.getEnvironment().setMaxMasterThreads(1);
    Nd4j.factory().blas().setMaxThreads(1);
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
  }

  static String advice(Build build, String reason) {
    if (!build.backend().contains("cuda")) {
      return String.format(
              Locale.ROOT,
              "The CPU backend %s %s does not load on this machine (%s, %s): %s%n",
              build.backend(),
              build.dl4j(),
              System.getProperty("os.name"),
              System.getProperty("os.arch"),
              reason)
          + "It runs on 64-bit Linux, macOS and Windows (x86_64, and arm64 but for Windows).";
    }
    return String.format(
        Locale.ROOT,
        """
        No usable GPU for %s %s: %s
        Looked for: an NVIDIA driver (libcuda.so.1, nvcuda.dll) and a GPU of compute capability
        3.7, 5.0, 5.2, 6.0, 6.1, 7.0, 7.5, 8.0 or 8.6, which are those that the library supports.
        To run on the CPU, leave out -Pcuda.""",
        build.backend(),
        build.dl4j(),
        reason);
  }

  /** The missing native library, where the loader named it; else the root cause. */
  static String reason(String chatter, Throwable thrown) {
    Matcher missing = MISSING_LIBRARY.matcher(chatter);
    if (missing.find()) {
      return missing.group(1);
    }
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.toString();
  }
}
