package io.github.rnncompare.report;

/** Plain text in GitHub's Markdown. */
final class Markdown {
  private Markdown() {}

  /** Shows {@code text} as it is, in a paragraph, a heading or a table's cell. */
  static String escape(String text) {
    return text.replaceAll("[\\\\`*\\[\\]|~$]", "\\\\$0")
        .replaceAll("(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])", "\\\\_") // others stand inside a word
        .replaceAll("(?<!\\S)#", "\\\\#") // those inside a word neither begin nor end a heading
        .replaceAll("&(?=#?\\w+;)", "&amp;")
        .replaceAll("<(?! )", "&lt;"); // before a space it begins nothing
  }
}
