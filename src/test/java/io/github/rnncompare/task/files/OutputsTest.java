package io.github.rnncompare.task.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutputsTest {
  @Test
  void sequencesOfAllLengthsComeOutInTheirOrderWhileOthersAreStillToCome() throws IOException {
    // given: 8,000 sequences of up to 100 steps, with two inputs; the outputs are the inputs
    Random random = new Random(5);
    List<float[]> sequences = new ArrayList<>();
    for (int i = 0; i < 8000; i++) {
      float[] sequence = new float[2 * (1 + random.nextInt(100))];
      sequence[0] = i;
      sequences.add(sequence);
    }
    List<Integer> received = new ArrayList<>();
    Outputs<Integer> outputs =
        new Outputs<>(
            2,
            features -> {
              assertThat(features.size(0) * features.size(2)).isLessThanOrEqualTo(16_384);
              return features;
            },
            (item, output) -> {
              received.add(item);
              assertThat(output).containsExactly(sequences.get(item));
            });
    int mostKept = 0;

    // when
    for (int i = 0; i < sequences.size(); i++) {
      outputs.add(i, sequences.get(i));
      mostKept = Math.max(mostKept, i + 1 - received.size());
    }
    outputs.run();

    // then: as if all had 100 steps, 32 batches of 163
    assertThat(received).isSorted().hasSize(8000).doesNotHaveDuplicates();
    assertThat(mostKept).isEqualTo(32 * 163);
  }

  @Test
  void noMoreThanAMillionNumbersWaitToBeRun() throws IOException {
    // given
    List<Integer> received = new ArrayList<>();
    Outputs<Integer> outputs =
        new Outputs<>(64, features -> features, (item, output) -> received.add(item));

    // when: a batch is of 163 sequences
    for (int i = 0; i < 1000; i++) {
      outputs.add(i, new float[64 * 100]);
      assertThat(i + 1 - received.size()).isLessThanOrEqualTo(163);
    }
    outputs.run();

    // then
    assertThat(received).hasSize(1000);
  }
}
