package io.github.rnncompare.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Times all sides for one benchmark, a short run each in turn, round after round, so that whatever
 * slows the machine down for a while slows all of them.
 */
final class Rounds {
  private final List<PeerProcess> peers;
  private final Effort effort;
  private final LossCheck check;

  Rounds(List<PeerProcess> peers, Effort effort, LossCheck check) {
    this.peers = peers;
    this.effort = effort;
    this.check = check;
  }

  /**
   * Trains each network a little on every side, so that the first one to be timed meets as well
   * compiled a program as the last: one that has seen all architectures, as in an experiment.
   */
  void wake(List<Benchmark> benchmarks) throws IOException {
    for (PeerProcess peer : peers) {
      for (Benchmark benchmark : benchmarks) {
        peer.warmUp(effort.warmUpMilliseconds(), benchmark.workload());
      }
    }
  }

  /** The measurements of all sides that have the architecture, in the order of the sides. */
  List<Measurement> measure(Benchmark benchmark) throws IOException {
    Map<PeerProcess, double[]> losses = warmUp(benchmark);
    compare(benchmark, losses);
    Map<PeerProcess, Measurement> measurements = new LinkedHashMap<>();
    losses
        .keySet()
        .forEach(peer -> measurements.put(peer, new Measurement(benchmark, peer.side())));
    for (int round = 0; round < effort.rounds(); round++) {
      for (Map.Entry<PeerProcess, Measurement> entry : measurements.entrySet()) {
        // A network that begins anew: after tens of thousands of steps on one batch gradients are
        // too small for floats of full precision, which processors handle slowly.
        entry.getKey().warmUp(effort.runMilliseconds() / 4, benchmark.workload());
        entry.getValue().add(entry.getKey().time(effort.runMilliseconds()));
      }
    }
    return new ArrayList<>(measurements.values());
  }

  private Map<PeerProcess, double[]> warmUp(Benchmark benchmark) throws IOException {
    Map<PeerProcess, double[]> losses = new LinkedHashMap<>();
    for (PeerProcess peer : peers) {
      Optional<double[]> found = peer.warmUp(effort.warmUpMilliseconds(), benchmark.workload());
      found.ifPresent(first -> losses.put(peer, first));
    }
    return losses;
  }

  private void compare(Benchmark benchmark, Map<PeerProcess, double[]> losses) {
    double[] expected =
        losses.entrySet().stream()
            .filter(entry -> entry.getKey().side().implementation().isPyTorch())
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("PyTorch has every architecture"));
    losses.forEach((peer, found) -> check.compare(benchmark, peer.side(), expected, found));
  }
}
