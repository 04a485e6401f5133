package io.github.rnncompare.task.files;

import static io.github.rnncompare.task.files.FileTasks.assertFaults;

import org.junit.jupiter.api.Test;

/** What contradicts itself in the keys of {@code name: sequences}. */
class SequenceFaultsTest {
  private static final String CSV =
      "name: sequences\nfile: d.csv\nsequence_id: id\nfeatures: [a, b]\ntime_steps: 3\n";
  private static final String FOLDER = "name: sequences\nfolder: d\nfeatures: [a]\ntime_steps: 3\n";
  private static final String TS = "name: sequences\nfile: d.ts\ninput_size: 2\ntime_steps: 3\n";

  @Test
  void keysThatAreMissing() {
    assertFaults(
        "name: sequences",
        "1:7: 'task.file' is missing; expected a text",
        "1:7: 'task.sequence_id' is missing; expected a text",
        "1:7: 'task.features' is missing; expected a list of texts",
        "1:7: 'task.targets' is missing; expected a list of the columns to predict",
        "1:7: 'task.time_steps' is missing; expected a whole number from 1 to 1000000000");
    assertFaults(
        "name: sequences\nfile: d.TS.gz",
        "1:7: 'task.input_size' is missing; expected a whole number from 1 to 1000000000",
        "1:7: 'task.time_steps' is missing; expected a whole number from 1 to 1000000000");
    assertFaults(
        "name: sequences\nfolder: d\nfeatures: []\ntime_steps: 1\ntargets: [y]",
        "3:11: 'task.features' is empty; expected at least one text");
  }

  @Test
  void targetsThatAreNoneOrTooMany() {
    String missing = "1:7: 'task.targets' is missing; expected a list of the columns to predict";
    assertFaults(CSV + "classes: [x, y]", missing);
    assertFaults(FOLDER + "classes: [x, y]\ntargets_at: every_step", missing);
    assertFaults(FOLDER + "targets_at: last_step", missing);
    assertFaults(
        CSV + "classes: [x, y]\ntargets: [k, l]",
        "7:10: 'task.targets' has several columns; with classes one is expected");
    assertFaults(CSV + "targets: [y, y]", "6:14: 'task.targets' lists 'y' twice");
  }

  @Test
  void aTargetIsAFeatureAtTheNextStepAndNowhereElse() {
    assertFaults(
        CSV + "targets_at: next_step\ntargets: [b, y]",
        "7:10: 'task.targets' has 'y', which is none of the features; "
            + "a target at the next step must be one");
    String both =
        "6:10: 'task.targets' has 'b', which is a feature too; "
            + "the network must not see what it is to predict";
    assertFaults(CSV + "targets: [b, y]", both);
    assertFaults(CSV + "targets: [b, y]\ntargets_at: every_step", both);
    assertFaults(
        FOLDER + "targets: [a]",
        "5:10: 'task.targets' has 'a', which is a feature too; "
            + "the network must not see what it is to predict");
  }

  @Test
  void classesThatAreOneOrOfTheNextStep() {
    assertFaults(
        CSV + "targets: [y]\nclasses: [x]", "7:10: 'task.classes' has one; expected at least two");
    assertFaults(
        CSV + "targets_at: next_step\nclasses: [x, y]",
        "7:10: 'task.classes' cannot be used with targets_at: next_step, which predicts numbers");
  }

  @Test
  void timeSteps() {
    assertFaults(
        CSV.replace("steps: 3", "steps: 1") + "targets_at: next_step",
        "5:13: 'task.time_steps' is '1'; expected a whole number from 2 to 1000000000");
  }

  @Test
  void metricsOfTheOtherKind() {
    assertFaults(
        CSV + "targets: [y]\nmetric: accuracy",
        "7:9: 'task.metric' is 'accuracy'; expected one of rmse, mae, mse, mase, smape");
    assertFaults(
        CSV + "targets: [y]\nclasses: [n, p]\nmetric: rmse",
        "8:9: 'task.metric' is 'rmse'; expected one of accuracy, macro_f1, balanced_accuracy, bits_per_character");
    assertFaults(
        CSV + "targets: [y]\nclasses: [n, p]\nmetric: bits_per_character",
        "8:9: 'task.metric' is for texts only; expected accuracy, macro_f1 or balanced_accuracy");
  }

  @Test
  void sharesThatLeaveNothingToTrainOn() {
    assertFaults(
        CSV + "targets: [y]\nvalidation: 0.75\ntest: 0.25",
        "7:13: 'task.validation' and test are all sequences; leave some to train on");
    assertFaults(
        CSV + "targets: [y]\nvalidation: 1",
        "7:13: 'task.validation' is '1'; expected a number from 0 to below 1");
    assertFaults(
        CSV + "targets: [y]\ntest: 1",
        "7:7: 'task.test' is '1'; expected a number from 0 to below 1");
  }

  @Test
  void aTestOfAnotherKind() {
    assertFaults(
        CSV + "targets: [y]\ntest: {folder: t}",
        "7:7: 'task.test.file' is missing; expected a text",
        "7:8: unknown key below 'task.test' 'folder'. Allowed: file, source, sha256");
    assertFaults(
        FOLDER + "targets: [y]\ntest: {file: t.csv}",
        "6:7: 'task.test.folder' is missing; expected a text",
        "6:8: unknown key below 'task.test' 'file'. " + "Allowed: folder, source, sha256");
  }

  @Test
  void aTsFileHasATargetASequenceAndNamesNoColumns() {
    assertFaults(
        TS + "targets_at: every_step",
        "5:13: 'task.targets_at' must be last_step or next_step for a file with a sequence in each line, which has at most one target for each");
    String allowed =
        " Allowed: name, folder, file, source, sha256, classes, targets_at, input_size, "
            + "missing, time_steps, validation, test, search_validation, resample, scale, metric";
    assertFaults(TS + "features: [x1]", "5:1: unknown key below 'task' 'features'." + allowed);
    assertFaults(TS + "sequence_id: id", "5:1: unknown key below 'task' 'sequence_id'." + allowed);
  }

  @Test
  void aFolderIsNoFile() {
    assertFaults(
        FOLDER + "targets: [y]\nfile: d.csv",
        "6:1: unknown key below 'task' 'file'. Allowed: name, folder, source, sha256, classes, "
            + "targets_at, features, targets, missing, step, dates, time_zone, categories, numbers, "
            + "missing_values, time_steps, validation, test, search_validation, resample, scale, "
            + "metric");
  }
}
