package io.github.rnncompare.report;

import io.github.rnncompare.chart.Picture;
import io.github.rnncompare.claim.ClaimFile;
import io.github.rnncompare.claim.Evidence;
import io.github.rnncompare.claim.Finding;
import io.github.rnncompare.claim.Lesson;
import io.github.rnncompare.claim.Part;
import io.github.rnncompare.html.HtmlPage;
import io.github.rnncompare.results.ClaimResults;
import io.github.rnncompare.results.FigureRow;
import io.github.rnncompare.results.VerdictRow;
import io.github.rnncompare.spec.Names;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what the runs say of the lecture's claims, in English and in Spanish. */
public final class ClaimsReport {

  /**
   * A claim that was tested.
   *
   * @param text what it says
   */
  public record Tested(int number, ClaimFile.Text text, Finding finding, Evidence evidence) {}

  private final List<Tested> claims;
  private final Map<Integer, Lesson> lessons = Lesson.all();

  private ClaimsReport(List<Tested> claims) {
    this.claims = claims;
  }

  /** Writes verdicts, pictures and the report in both languages. */
  public static void write(List<Tested> claims, ClaimResults files) throws IOException {
    ClaimsReport report = new ClaimsReport(claims);
    Map<String, Picture> english = report.pictures(ClaimWords.ENGLISH);
    Map<String, Picture> spanish = report.pictures(ClaimWords.SPANISH);
    Map<String, Picture> all = new LinkedHashMap<>(english);
    all.putAll(spanish);
    files.charts().write(Charts.files(all));
    files.write(
        new ClaimResults.Content(
            claims.stream().flatMap(claim -> verdicts(claim).stream()).toList(),
            claims.stream().flatMap(claim -> figures(claim).stream()).toList(),
            report.text(ClaimWords.ENGLISH, english),
            report.text(ClaimWords.SPANISH, spanish)));
  }

  /** The pictures of all claims by file name. */
  private Map<String, Picture> pictures(ClaimWords words) {
    Map<String, Picture> pictures = new LinkedHashMap<>();
    for (Tested claim : claims) {
      new ClaimPictures(claim.evidence(), words)
          .of(claim.number())
          .forEach((name, picture) -> pictures.put(words.file(name), picture));
    }
    return pictures;
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

  private ClaimResults.Text text(ClaimWords words, Map<String, Picture> pictures) {
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
      ClaimSection.add(page, words, claim, Optional.ofNullable(lessons.get(claim.number())));
    }
    return new ClaimResults.Text(page.text(), HtmlPage.of(words.language(), page.text(), pictures));
  }
}
