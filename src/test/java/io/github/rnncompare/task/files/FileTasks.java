package io.github.rnncompare.task.files;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.plan.Tasks;
import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.tensor.Floats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Tasks of data files that a test writes. */
public final class FileTasks {
  private FileTasks() {}

  /**
   * From the keys of {@code task}, one a line.
   *
   * @param file written with {@code content}, and named by the key {@code file}
   */
  public static Task of(Path file, String content, String keys) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return read("file: '" + file + "'\n" + keys);
  }

  /** From the keys of {@code task}, one a line. */
  static Task read(String keys) {
    return SpecFile.readText("task:\n" + keys.indent(2), "s.yaml", Tasks::read)
        .value()
        .orElseThrow();
  }

  /** Each fault as "line:column: message", the first of {@code keys} in line 1. */
  static void assertFaults(String keys, String... faults) {
    String spec = "task: {" + keys.replace("\n", ",\n") + "}";
    assertThatThrownBy(() -> SpecFile.readText(spec, "s.yaml", Tasks::read))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(
            Stream.of(faults).map(fault -> "s.yaml:" + fault).collect(Collectors.joining("\n")));
  }

  /** The numbers of a tensor, the last index changing fastest. */
  static float[] numbers(INDArray tensor) {
    return Floats.of(tensor);
  }
}
