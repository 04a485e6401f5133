package io.github.rnncompare.experiment;

import io.github.rnncompare.results.PartOfRun;
import io.github.rnncompare.spec.UserErrorException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One of several processes that share the trials of an experiment.
 *
 * @param number from 1
 * @param of how many there are
 */
public record Part(int number, int of) {
  /** All trials. */
  public static final Part WHOLE = new Part(1, 1);

  private static final Pattern TEXT = Pattern.compile("(\\d{1,5})/(\\d{1,5})");

  /**
   * Reads "2/3".
   *
   * @throws UserErrorException if it is something else
   */
  public static Part parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (matcher.matches()) {
      Part part = new Part(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
      if (part.number >= 1 && part.number <= part.of && part.of <= PartOfRun.MOST) {
        return part;
      }
    }
    throw new UserErrorException(
        String.format(
            Locale.ROOT,
            "--part is '%s'; expected a number, a slash and how many parts there are (at most %d), such as 2/3",
            text,
            PartOfRun.MOST));
  }

  /** The part's own of some trials: every so many, so that long and short ones mix. */
  public <T> List<T> share(List<T> all) {
    return IntStream.range(0, all.size())
        .filter(i -> i % of == number - 1)
        .mapToObj(all::get)
        .toList();
  }

  /** The name of its folder. */
  public String folder() {
    return "part-" + number + "-of-" + of;
  }

  /** "2/3". */
  @Override
  public String toString() {
    return number + "/" + of;
  }
}
