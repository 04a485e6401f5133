package io.github.rnncompare.report;

import java.util.Map;
import java.util.stream.Collectors;

/** Plain text in LaTeX. */
final class Latex {
  private static final Map<Character, String> SPECIAL =
      Map.ofEntries(
          Map.entry('\\', "\\textbackslash{}"),
          Map.entry('{', "\\{"),
          Map.entry('}', "\\}"),
          Map.entry('$', "\\$"),
          Map.entry('&', "\\&"),
          Map.entry('#', "\\#"),
          Map.entry('%', "\\%"),
          Map.entry('_', "\\_"),
          Map.entry('^', "\\textasciicircum{}"),
          Map.entry('~', "\\textasciitilde{}"),
          Map.entry('<', "\\textless{}"),
          Map.entry('>', "\\textgreater{}"),
          Map.entry('|', "\\textbar{}"),
          Map.entry('"', "\\textquotedbl{}"),
          Map.entry('[', "{[}"), // after a line's end it would be a length
          Map.entry('*', "{*}"), // and this would forbid a page's
          Map.entry('`', "\\textasciigrave{}"),
          Map.entry('◂', "$\\triangleleft$"),
          Map.entry('−', "$-$"),
          Map.entry('±', "$\\pm$"),
          Map.entry('∞', "$\\infty$"),
          Map.entry('×', "$\\times$"),
          Map.entry('–', "--"),
          Map.entry('\u2068', ""),
          Map.entry('\u2069', ""));

  private Latex() {}

  /** Shows {@code text} as it is, where the fonts have its letters. */
  static String escape(String text) {
    return text.chars()
        .mapToObj(c -> SPECIAL.getOrDefault((char) c, String.valueOf((char) c)))
        .collect(Collectors.joining());
  }
}
