package io.github.rnncompare.benchmark;

import java.util.Optional;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;

/**
 * An array in two layouts, and the copy from one to the other. Where the layouts are equal, both
 * are the same array, and nothing is copied.
 */
final class OneDnnConversion {
  private final OneDnnArray from;
  private final OneDnnArray to;
  private final Optional<reorder> copy;

  private OneDnnConversion(OneDnnArray from, OneDnnArray to) {
    this.from = from;
    this.to = to;
    this.copy =
        from.equals(to) ? Optional.empty() : Optional.of(new reorder(from.memory(), to.memory()));
  }

  /** From {@code array} to the layout of {@code wanted}. */
  static OneDnnConversion to(memory.desc wanted, OneDnnArray array, engine cpu) {
    return new OneDnnConversion(array, inLayout(wanted, array, cpu));
  }

  /** To {@code array} from the layout of {@code given}. */
  static OneDnnConversion from(memory.desc given, OneDnnArray array, engine cpu) {
    return new OneDnnConversion(inLayout(given, array, cpu), array);
  }

  private static OneDnnArray inLayout(memory.desc layout, OneDnnArray array, engine cpu) {
    return layout.equals(array.memory().get_desc()) ? array : new OneDnnArray(layout, cpu);
  }

  OneDnnArray from() {
    return from;
  }

  OneDnnArray to() {
    return to;
  }

  void run(stream queue) {
    copy.ifPresent(found -> found.execute(queue, from.memory(), to.memory()));
  }
}
