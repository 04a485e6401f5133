package io.github.rnncompare.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whose matrix products run under PyTorch. */
enum BlasLibrary {
  OPENBLAS("OpenBLAS"),
  MKL("MKL");

  private static final Path MAPS = Path.of("/proc/self/maps");

  private final String title;

  BlasLibrary(String title) {
    this.title = title;
  }

  /**
   * The one that is loaded. PyTorch asks for a libopenblas.so.0; JavaCPP may give it MKL under that
   * name, which the file's folder gives.
   */
  static BlasLibrary loaded() throws IOException {
    List<String> files =
        Files.readAllLines(MAPS).stream()
            .filter(line -> line.endsWith("/libopenblas.so.0"))
            .map(line -> line.substring(line.indexOf('/')))
            .distinct()
            .toList();
    if (files.size() != 1) {
      throw new IllegalStateException("expected one libopenblas.so.0 in " + MAPS + ": " + files);
    }
    return files.get(0).contains("/org/bytedeco/mkl/") ? MKL : OPENBLAS;
  }

  @Override
  public String toString() {
    return title;
  }
}
