package io.github.rnncompare.data;

import io.github.rnncompare.spec.Excerpt;
import java.util.List;
import java.util.stream.Collectors;

/** Names as a message lists them. */
public final class NameList {
  private static final int MAX = 20;

  private NameList() {}

  /** "a, b, c"; after the first 20 "…". */
  public static String of(List<String> names) {
    String shown = names.stream().limit(MAX).map(Excerpt::of).collect(Collectors.joining(", "));
    return names.size() > MAX ? shown + ", …" : shown;
  }
}
