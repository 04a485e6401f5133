package io.github.rnncompare.report;

import java.util.Map;
import java.util.stream.Collectors;

/** Escapes plain text for LaTeX. */
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
          Map.entry('[', "{[}"), // after \\ it would begin an optional length
          Map.entry('*', "{*}"), // after \\ it would forbid a page break
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

  /** Escapes {@code text}, so that LaTeX shows it unchanged if the font has its characters. */
  static String escape(String text) {
    return text.chars()
        .mapToObj(c -> SPECIAL.getOrDefault((char) c, String.valueOf((char) c)))
        .collect(Collectors.joining());
  }
}
