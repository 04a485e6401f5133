package io.github.rnncompare.plan;

import io.github.rnncompare.spec.Section;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.files.FileSequences;
import io.github.rnncompare.task.files.NextCharacter;
import io.github.rnncompare.task.files.SeriesForecast;
import io.github.rnncompare.task.generated.Adding;
import io.github.rnncompare.task.generated.ContinualReber;
import io.github.rnncompare.task.generated.CopyMemory;
import io.github.rnncompare.task.generated.Counting;
import io.github.rnncompare.task.generated.DelayedRecall;
import io.github.rnncompare.task.generated.EmbeddedReber;
import io.github.rnncompare.task.generated.MultiItemRecall;
import io.github.rnncompare.task.generated.NativeLanguage;
import io.github.rnncompare.task.generated.Parity;
import io.github.rnncompare.task.generated.RandomTensors;
import io.github.rnncompare.task.generated.Signal;
import io.github.rnncompare.task.generated.TemporalOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The tasks by their names in a spec. A new task needs a class and a line here. */
public final class Tasks {
  private static final Map<String, Function<Section, Task>> KNOWN = new LinkedHashMap<>();

  static {
    KNOWN.put("random_tensors", RandomTensors::read);
    KNOWN.put("series", SeriesForecast::read);
    KNOWN.put("sequences", FileSequences::read);
    KNOWN.put("text", NextCharacter::read);
    KNOWN.put("adding", Adding::read);
    KNOWN.put("temporal_order", TemporalOrder::read);
    KNOWN.put("delayed_recall", DelayedRecall::read);
    KNOWN.put("native_language", NativeLanguage::read);
    KNOWN.put("signal", Signal::read);
    KNOWN.put("parity", Parity::read);
    KNOWN.put("multi_item_recall", MultiItemRecall::read);
    KNOWN.put("copy_memory", CopyMemory::read);
    KNOWN.put("embedded_reber", EmbeddedReber::read);
    KNOWN.put("continual_reber", ContinualReber::read);
    KNOWN.put("counting", Counting::read);
  }

  private Tasks() {}

  /** The names of all tasks. */
  public static List<String> names() {
    return List.copyOf(KNOWN.keySet());
  }

  /** Reads the task of a spec; an unknown name is an error, and gives no task. */
  public static Optional<Task> read(Section spec) {
    return spec.named("task", KNOWN);
  }
}
