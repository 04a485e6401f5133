package io.github.rnncompare.task.files;

import static io.github.rnncompare.task.files.FileTasks.assertFaults;

import org.junit.jupiter.api.Test;

/** What is wrong with the keys of {@code name: series}. */
class SeriesFaultsTest {
  private static final String KEYS = "name: series\nfile: s.csv\ncolumns: [a, b]\nwindow: 2\n";

  @Test
  void keysThatAreMissingAreEachReportedOnce() {
    assertFaults(
        "name: series\nhorizon: 3",
        "1:7: 'task.file' is missing; expected a text",
        "1:7: 'task.columns' is missing; expected a list of texts",
        "1:7: 'task.window' is missing; expected a whole number from 1 to 1000000000",
        "1:7: 'task.validation' is missing; expected a whole number from 1 to 1000000000",
        "1:7: 'task.test' is missing; expected a whole number from 1 to 1000000000");
  }

  @Test
  void aTargetMustBeAColumn() {
    assertFaults(
        KEYS + "targets: [b, c]\nvalidation: 4\ntest: 4",
        "5:10: 'task.targets' has 'c', which is none of the columns: a, b");
  }

  @Test
  void aHorizonMustFitIntoEachPart() {
    assertFaults(
        KEYS + "horizon: 5\nvalidation: 4\ntest: 3",
        "6:13: 'task.validation' is 4; a horizon of 5 needs as many",
        "7:7: 'task.test' is 3; a horizon of 5 needs as many");
  }

  @Test
  void valuesThatAreNone() {
    assertFaults(
        KEYS + "validation: 4\ntest: 4\ntransforms: [diff]\nmetric: accuracy\nseason: 0",
        "7:14: 'task.transforms' is 'diff'; expected one of difference, log_difference, "
            + "standardise, min_max",
        "9:9: 'task.season' is '0'; expected a whole number from 1 to 1000000000",
        "8:9: 'task.metric' is 'accuracy'; expected one of rmse, mae, mse, mase, smape");
  }
}
