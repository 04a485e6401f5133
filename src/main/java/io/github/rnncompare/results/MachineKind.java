package io.github.rnncompare.results;

import io.github.rnncompare.results.Provenance.DataDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * What the numbers of a trial depend on besides its spec, on the machine that runs it.
 *
 * @param kernels what the libraries for matrix products choose for this processor
 * @param data the files that it reads
 */
public record MachineKind(Platform platform, String kernels, List<DataDigest> data) {
  /** The differences to {@code other}, a line for each; empty if bits are the same. */
  public List<String> differences(MachineKind other) {
    List<String> differences = new ArrayList<>(platform.differences(other.platform));
    if (!kernels.equals(other.kernels)) {
      differences.add("kernels: " + kernels + ", there " + other.kernels);
    }
    if (!data.equals(other.data)) {
      differences.add("data: " + data + ", there " + other.data);
    }
    return differences.stream().map(line -> line.replace(", now ", ", there ")).toList();
  }
}
