package io.github.rnncompare.report;

import io.github.rnncompare.chart.Picture;
import io.github.rnncompare.claim.ClaimFile;
import io.github.rnncompare.claim.Evidence;
import io.github.rnncompare.claim.Figure;
import io.github.rnncompare.claim.Finding;
import io.github.rnncompare.claim.Part;
import io.github.rnncompare.results.ClaimResults;
import io.github.rnncompare.results.FigureRow;
import io.github.rnncompare.results.VerdictRow;
import io.github.rnncompare.spec.Names;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what the runs say of the lecture's claims, in English and in Spanish. */
public final class ClaimsReport {

  /**
   * A claim that was tested.
   *
   * @param text what it says
   */
  public record Tested(int number, ClaimFile.Text text, Finding finding, Evidence evidence) {}

  private final List<Tested> claims;

  private ClaimsReport(List<Tested> claims) {
    this.claims = claims;
  }

  /** Writes verdicts, pictures and the report in both languages. */
  public static void write(List<Tested> claims, ClaimResults files) throws IOException {
    ClaimsReport report = new ClaimsReport(claims);
    Map<String, Picture> pictures = new LinkedHashMap<>();
    claims.forEach(claim -> pictures.putAll(ClaimPictures.of(claim.evidence())));
    files.charts().write(Charts.files(pictures));
    files.write(
        new ClaimResults.Content(
            claims.stream().flatMap(claim -> verdicts(claim).stream()).toList(),
            claims.stream().flatMap(claim -> figures(claim).stream()).toList(),
            report.text(ClaimWords.ENGLISH, pictures),
            report.text(ClaimWords.SPANISH, pictures)));
  }

  private static List<VerdictRow> verdicts(Tested claim) {
    List<VerdictRow> rows = new ArrayList<>();
    for (Part part : claim.finding().parts()) {
      rows.add(
          new VerdictRow(
              claim.number(),
              part.name().english(),
              ClaimWords.ENGLISH.amount(part.value()),
              ClaimWords.ENGLISH.amount(part.against()),
              claim.finding().effect().english(),
              Double.isFinite(part.estimate()) ? part.estimate() : null,
              part.interval().map(found -> found.low()).orElse(null),
              part.interval().map(found -> found.high()).orElse(null),
              part.pValue(),
              part.threshold(),
              Names.of(part.verdict()),
              Names.of(claim.finding().verdict())));
    }
    return rows;
  }

  private static List<FigureRow> figures(Tested claim) {
    return claim.finding().figures().stream()
        .map(
            figure ->
                new FigureRow(
                    claim.number(),
                    figure.of().english(),
                    figure.quantity().english(),
                    ClaimWords.ENGLISH.amount(figure.value())))
        .toList();
  }

  private String text(ClaimWords words, Map<String, Picture> pictures) {
    Page page = new Page(Map.of(), pictures.keySet());
    page.add("# " + words.title());
    page.add(words.introduction());
    Table all = new Table(List.of("", words.claim(), words.verdict()));
    for (Tested claim : claims) {
      all.add(
          List.of(
              String.valueOf(claim.number()),
              words.of(claim.text().title()),
              words.verdict(claim.finding().verdict())));
    }
    page.add(all.markdown());
    for (Tested claim : claims) {
      add(page, words, claim);
    }
    return page.text();
  }

  private static void add(Page page, ClaimWords words, Tested claim) {
    page.add("## " + claim.number() + ". " + Markdown.escape(words.of(claim.text().title())));
    page.add("> " + Markdown.escape(words.of(claim.text().quotation())));
    page.add("**" + words.verdict(claim.finding().verdict()) + "**");
    page.add(words.prediction() + Markdown.escape(words.of(claim.text().prediction())));
    page.chart("claim_" + claim.number(), words.picture());
    page.add(parts(words, claim.finding()).markdown());
    page.add(words.effect() + words.of(claim.finding().effect()) + ".");
    if (!claim.finding().figures().isEmpty()) {
      page.add(words.figures());
      page.add(figures(words, claim.finding()).markdown());
    }
    if (!claim.evidence().runs().isEmpty()) {
      page.add(words.runs() + runs(claim.evidence()) + ".");
    }
    if (!claim.evidence().times().isEmpty()) {
      page.add(words.times() + times(claim.evidence()) + ".");
    }
  }

  private static Table parts(ClaimWords words, Finding finding) {
    Table table =
        new Table(
            List.of(
                words.part(),
                words.value(),
                words.against(),
                words.estimate(),
                words.interval(),
                words.pValue(),
                words.threshold(),
                words.verdict()));
    for (Part part : finding.parts()) {
      Double pValue = part.pValue();
      table.add(
          List.of(
              words.of(part.name()),
              words.amount(part.value()),
              words.amount(part.against()),
              Double.isNaN(part.estimate()) ? "" : Format.optional(part.estimate()),
              part.interval().map(words::interval).orElse(""),
              pValue == null ? "" : Format.pValue(pValue),
              Format.number(part.threshold()),
              words.verdict(part.verdict())));
    }
    return table;
  }

  private static Table figures(ClaimWords words, Finding finding) {
    Table table = new Table(List.of(words.measured(), words.quantity(), words.value()));
    for (Figure figure : finding.figures()) {
      table.add(
          List.of(
              words.of(figure.of()), words.of(figure.quantity()), words.amount(figure.value())));
    }
    return table;
  }

  private static String times(Evidence evidence) {
    return evidence.times().keySet().stream()
        .map(file -> "[" + file + "](" + file + "/times.csv)")
        .collect(Collectors.joining(", "));
  }

  private static String runs(Evidence evidence) {
    return evidence.runs().keySet().stream()
        .map(run -> "[" + run + "](" + run + "/report.md)")
        .collect(Collectors.joining(", "));
  }
}
