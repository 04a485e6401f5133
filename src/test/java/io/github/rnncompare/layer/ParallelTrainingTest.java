package io.github.rnncompare.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.layer.LayerTesting.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;

/** Several networks that train at once in one Java process do not disturb each other. */
class ParallelTrainingTest {

  private static final int THREADS = 4;

  @Test
  void atOnceGivesTheSameBitsAsOneAfterTheOther() throws InterruptedException, ExecutionException {
    // given
    List<Form> forms = Form.all().toList();
    List<INDArray> expected = forms.stream().map(ParallelTrainingTest::train).toList();

    // when
    List<INDArray> found = new ArrayList<>();
    ExecutorService executor = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<INDArray>> trainings =
          forms.stream().map(form -> executor.submit(() -> train(form))).toList();
      for (Future<INDArray> training : trainings) {
        found.add(training.get());
      }
    } finally {
      executor.shutdown();
    }

    // then
    assertThat(found).isEqualTo(expected);
  }

  /** The parameters after a few steps, on batches that are split into slices. */
  private static INDArray train(Form form) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            LayerTesting.configuration(DataType.FLOAT, new Adam(0.01))
                .list()
                .layer(form.layer(40, 70))
                .layer(LayerTesting.everyStep(70, 1))
                .build());
    network.init();
    DataSet data =
        new DataSet(
            LayerTesting.random(2, 33, 40, 20).castTo(DataType.FLOAT),
            LayerTesting.random(3, 33, 1, 20).castTo(DataType.FLOAT));
    for (int step = 0; step < 3; step++) {
      network.fit(data);
    }
    return network.params().dup();
  }
}
