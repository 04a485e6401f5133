package io.github.rnncompare.reliability;

import io.github.rnncompare.data.MutatedDataFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Data files of each format, plain and packed, that were valid before they were damaged. */
final class MutatedData implements Attack {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  @Override
  public String name() {
    return "mutated data files";
  }

  @Override
  public String description() {
    return "Data files of each format ("
        + String.join(", ", MutatedDataFile.formats())
        + "), plain and packed by gzip, with bytes, lines and texts changed. Each is refused with one"
        + " message that says where, or read as a naive reading of what is left reads it.";
  }

  @Override
  public int cases(boolean quick) {
    return MutatedDataFile.formats().size() * (quick ? 100 : 5_000);
  }

  @Override
  public Outcome attempt(int number, Path directory) {
    List<String> formats = MutatedDataFile.formats();
    String format = formats.get(number % formats.size());
    int seed = number / formats.size();
    return Judged.within(
        LONGEST,
        format + ", seed " + seed,
        () ->
            MutatedDataFile.isRead(format, directory, seed)
                ? Outcome.held("read as it is")
                : Outcome.held("one located message"));
  }
}
