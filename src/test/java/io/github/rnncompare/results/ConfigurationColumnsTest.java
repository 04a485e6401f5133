package io.github.rnncompare.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigurationColumnsTest {
  private static List<String> names(String... keys) {
    assertThat(ConfigurationColumns.names(List.of(keys)).keySet()).containsExactly(keys);
    return List.copyOf(ConfigurationColumns.names(List.of(keys)).values());
  }

  @Test
  void aColumnHasTheLastWordOfItsKey() {
    assertThat(names("training.optimizer.learning_rate", "training.dropout", "match"))
        .containsExactly("learning_rate", "dropout", "match");
  }

  @Test
  void ofEqualLastWordsEachHasMoreOfItsKey() {
    assertThat(
            names("architectures.lstm.layers", "architectures.gru.layers", "training.clip", "clip"))
        .containsExactly("lstm_layers", "gru_layers", "training_clip", "clip");
  }

  @Test
  void aColumnThatTheFilesHaveAnywayIsNotTaken() {
    assertThat(names("training.epochs", "architectures.*.hidden_size", "architectures.*.layers"))
        .containsExactly("training_epochs", "architectures_hidden_size", "layers");
    assertThat(names("parameters", "init")).containsExactly("configuration_parameters", "init");
  }

  @Test
  void noTwoColumnsAreTheSame() {
    List<String> names =
        names(
            "training.optimizer.learning_rate.lstm",
            "training.optimizer.learning_rate.gru",
            "training.optimizer.learning_rate",
            "architectures.lstm.init",
            "architectures.*.init",
            "init",
            "training.schedule.epochs",
            "training.epochs");
    assertThat(names)
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(CsvTable.columns(TrialRow.class))
        .doesNotContainAnyElementsOf(CsvTable.columns(LossRow.class));
  }
}
