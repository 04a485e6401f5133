package io.github.rnncompare.task.files;

import io.github.rnncompare.data.TimeTexts;
import io.github.rnncompare.task.ClassReadout;
import io.github.rnncompare.task.TargetsAt;
import java.util.List;
import java.util.Optional;

/** What the sequences of a split, their steps and their classes are called. */
final class SequencePlaces implements ClassReadout.Names {
  private final SplitSequences split;
  private final List<String> classes;
  private final Optional<TimeTexts> times;
  private final int ahead;

  SequencePlaces(FileSequences task, SplitSequences split) {
    this.split = split;
    classes = task.classes();
    ahead = task.at() == TargetsAt.NEXT_STEP ? 1 : 0;
    times =
        task.source()
            .columns()
            .time()
            .flatMap(columns -> TimeTexts.of(split.table(), columns.zone()));
  }

  @Override
  public String sequence(int index) {
    return split.name(index);
  }

  /** The time of the value that is predicted at a step. */
  @Override
  public String time(int sequence, int step) {
    long row = split.first(sequence) + step + ahead;
    return times.map(texts -> String.valueOf(texts.at(row))).orElse("");
  }

  @Override
  public String ofClass(int index) {
    return classes.get(index);
  }
}
