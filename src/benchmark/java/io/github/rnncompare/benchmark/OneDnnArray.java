package io.github.rnncompare.benchmark;

import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** Single-precision numbers in memory that oneDNN allocates, zeros at first. */
final class OneDnnArray {
  private final memory content;
  private final FloatPointer floats;
  private final long bytes;

  /** An array of the shape and layout of {@code description}. */
  OneDnnArray(memory.desc description, engine cpu) {
    content = new memory(description, cpu);
    bytes = description.get_size();
    floats = new FloatPointer(content.get_data_handle()).capacity(bytes / Float.BYTES);
    clear();
  }

  memory memory() {
    return content;
  }

  /** All floats in the order in which they lie in memory, with those that only fill gaps. */
  FloatPointer floats() {
    return floats;
  }

  void clear() {
    Pointer.memset(floats, 0, bytes);
  }
}
