package io.github.rnncompare.task.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.plan.Tasks;
import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.task.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The specs of data files as they are kept beside results. */
class ResolvedFileTasksTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: sequences, file: d.csv, sequence_id: id, features: [a], targets: [y], time_steps: 3",
        "name: sequences, file: d.csv, sequence_id: id, step: t, features: [a, b], time_steps: 3, "
            + "targets_at: next_step, scale: min_max, metric: mae",
        "name: sequences, folder: d, features: [a], classes: [x, y], time_steps: 3, "
            + "metric: macro_f1, validation: 0.3, test: {folder: t}, resample: true",
        "name: sequences, folder: d, features: [a], targets: [k], classes: [x, y], time_steps: 3, "
            + "targets_at: every_step, test: 0.3, search_validation: fixed",
        "name: sequences, file: d.ts, input_size: 2, classes: [x, y], time_steps: 3, "
            + "test: {file: t.ts, source: 'http://t', sha256: '12'}",
        "name: series, file: s.csv, columns: [a, b], window: 3, validation: 2, test: 2",
        "name: series, file: s.csv, time: month, columns: [a, b], targets: [b], window: 3, "
            + "horizon: 2, season: 4, validation: 2, test: 2, transforms: [difference], metric: mse",
        "name: series, file: s.csv, series_id: k, time: [day, hour], dates: day_first, "
            + "time_zone: Europe/Berlin, numbers: '1.250,5', missing_values: ['-9'], "
            + "missing: {a: mean}, gaps: ignore, columns: [a, b], known_future: [c], static: [d], "
            + "categories: {c: [x, y]}, calendar: [day_of_week], targets: [a], window: 3, "
            + "validation: '2020-01-01', test: '2021-01-01'",
        "name: series, file: s.csv, columns: [a], missing: forward_fill, window: 3, "
            + "validation: 2, test: 2",
        "name: text, file: t.txt, alphabet: \"a😀 \\n\", time_steps: 3",
      })
  void areReadAsTheSameTask(String keys) {
    // given
    SpecFile.Reading<Optional<Task>> reading =
        SpecFile.readText("task: {" + keys + "}", "s.yaml", Tasks::read);

    // when
    SpecFile.Reading<Optional<Task>> again =
        SpecFile.readText(SpecFile.dump(reading.resolved()), "resolved.yaml", Tasks::read);

    // then
    assertThat(reading.value()).isPresent();
    assertThat(again.value()).isEqualTo(reading.value());
    assertThat(again.resolved()).isEqualTo(reading.resolved());
  }

  @Test
  void aFolderIsNoFileAndAFileIsNoFolder() throws IOException {
    // given
    Path file = Files.writeString(directory.resolve("d.csv"), "id,a,y\np,1,2\n");
    String keys = "name: sequences\nfeatures: [a]\ntargets: [y]\ntime_steps: 1\n";
    Task ofFolder = FileTasks.read(keys + "sequence_id: id\nfile: '" + directory + "'");
    Task ofFile = FileTasks.read(keys + "folder: '" + file + "'");

    // then
    assertThatThrownBy(() -> ofFolder.data(1)).isInstanceOf(UserErrorException.class);
    assertThatThrownBy(() -> ofFile.data(1)).isInstanceOf(UserErrorException.class);
  }
}
