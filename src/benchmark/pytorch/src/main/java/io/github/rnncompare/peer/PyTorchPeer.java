package io.github.rnncompare.peer;

import static org.bytedeco.pytorch.global.torch.mm;
import static org.bytedeco.pytorch.global.torch.randn;
import static org.bytedeco.pytorch.global.torch.set_num_threads;
import static org.bytedeco.pytorch.global.torch.show_config;

import io.github.rnncompare.benchmark.protocol.Call;
import io.github.rnncompare.benchmark.protocol.InitialValues;
import io.github.rnncompare.benchmark.protocol.Peer;
import io.github.rnncompare.benchmark.protocol.PeerServer;
import io.github.rnncompare.benchmark.protocol.Workload;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * PyTorch as a side of the benchmark. Arguments: the BLAS that must run under it (openblas or mkl)
 * and the number of threads.
 */
public final class PyTorchPeer implements Peer {
  private static final Pattern VERSION = Pattern.compile("TORCH_VERSION=([^,]+)");

  private final BlasLibrary blas;
  private final int threads;

  private PyTorchPeer(BlasLibrary blas, int threads) {
    this.blas = blas;
    this.threads = threads;
  }

  /** Serves until the input ends. */
  public static void main(String[] arguments) throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err);
    int threads = Integer.parseInt(arguments[1]);
    set_num_threads(threads);
    BlasLibrary blas = BlasLibrary.loaded();
    if (!blas.name().equalsIgnoreCase(arguments[0])) {
      throw new IllegalStateException("expected " + arguments[0] + ", but " + blas + " is loaded");
    }
    PeerServer.serve(new PyTorchPeer(blas, threads), answers);
  }

  @Override
  public String description() {
    return "PyTorch %s, %s, threads %d".formatted(version(), blas, threads);
  }

  private static String version() {
    Matcher found = VERSION.matcher(show_config().getString());
    return found.find() ? found.group(1) : "of unknown version";
  }

  @Override
  public int threads() {
    return threads;
  }

  @Override
  public Optional<Call> prepare(Workload workload, InitialValues values) {
    return Optional.of(
        switch (workload.purpose()) {
          case TRAIN -> new PyTorchStep(workload, values);
          case ONE_STEP -> new PyTorchOneStep(workload, values);
          case SEQUENCE -> new PyTorchSequence(workload, values);
        });
  }

  @Override
  public Runnable product(int size) {
    Tensor a = randn(size, size);
    Tensor b = randn(size, size);
    return () -> {
      try (PointerScope scope = new PointerScope()) {
        mm(a, b);
      }
    };
  }
}
