package io.github.rnncompare.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.rnncompare.benchmark.protocol.Call;
import io.github.rnncompare.benchmark.protocol.InitialValues;
import io.github.rnncompare.benchmark.protocol.Peer;
import io.github.rnncompare.benchmark.protocol.PeerServer;
import io.github.rnncompare.benchmark.protocol.Workload;
import io.github.rnncompare.benchmark.protocol.Workload.Purpose;
import io.github.rnncompare.engine.pass.Engines;
import io.github.rnncompare.network.Backend;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * What runs on Deeplearning4j, as a side of the benchmark. Arguments: the implementation, and the
 * number of threads, which whoever starts the JVM must have given it too.
 */
public final class OurPeer implements Peer {
  private final Implementation implementation;
  private final Backend backend;
  private final int threads;

  private OurPeer(Implementation implementation, Backend backend, int threads) {
    this.implementation = implementation;
    this.backend = backend;
    this.threads = threads;
  }

  /** Serves until the input ends. */
  public static void main(String[] arguments) throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err); // the log goes there
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.INFO);
    Implementation implementation = Implementation.of(arguments[0]);
    OurPeer peer = new OurPeer(implementation, Backend.load(), Integer.parseInt(arguments[1]));
    PeerServer.serve(peer, answers);
  }

  @Override
  public String description() {
    return "%s, %s, products by %s, threads %d"
        .formatted(implementation.title(), backend.artifact(), products(), threads);
  }

  private String products() {
    return implementation.usesOneDnn() ? Engines.products() : backend.blas();
  }

  @Override
  public int threads() {
    return threads;
  }

  @Override
  public Optional<Call> prepare(Workload workload, InitialValues values) {
    if (implementation.isInference()) {
      return workload.purpose() == Purpose.TRAIN
          ? Optional.empty()
          : Optional.of(InferenceCall.of(implementation, workload, values));
    }
    return workload.purpose() == Purpose.TRAIN ? training(workload, values) : Optional.empty();
  }

  private Optional<Call> training(Workload workload, InitialValues values) {
    if (implementation == Implementation.ONEDNN) {
      return Optional.of(new OneDnnStep(workload, values, threads));
    }
    return Layers.of(implementation, workload)
        .map(
            layer ->
                switch (implementation) {
                  case FAST_FIT -> new FitStep(layer, workload, values);
                  case FAST_TRAINER -> new TrainerStep(layer, workload, values);
                  default -> new LoopStep(layer, workload, values);
                });
  }

  @Override
  public Runnable product(int size) {
    return LargeProduct.of(implementation, size, threads);
  }
}
