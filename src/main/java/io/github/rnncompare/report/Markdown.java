package io.github.rnncompare.report;

/** Escapes plain text for GitHub's Markdown. */
final class Markdown {
  private Markdown() {}

  /** Escapes {@code text}, so that a paragraph, a heading or a table cell shows it unchanged. */
  static String escape(String text) {
    return text.replaceAll("[\\\\`*\\[\\]|~$]", "\\\\$0")
        .replaceAll(
            "(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])", "\\\\_") // inside a word it has no meaning
        .replaceAll("(?<!\\S)#", "\\\\#") // inside a word it neither begins nor ends a heading
        .replaceAll("&(?=#?\\w+;)", "&amp;")
        .replaceAll("<(?! )", "&lt;"); // before a space it begins no tag
  }
}
