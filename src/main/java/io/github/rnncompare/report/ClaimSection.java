package io.github.rnncompare.report;

import io.github.rnncompare.claim.Figure;
import io.github.rnncompare.claim.Finding;
import io.github.rnncompare.claim.Lesson;
import io.github.rnncompare.claim.Part;
import io.github.rnncompare.report.ClaimsReport.Tested;
import io.github.rnncompare.results.PredictionRow;
import io.github.rnncompare.results.RunFiles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The section of a claim in the report: its words, what to look at, and what was found. */
final class ClaimSection {
  /** The run whose sentences are short enough to be read, and long enough to be forgotten. */
  private static final String SENTENCES = "4-sentence/sentence-40";

  private static final int EXAMPLES = 3;

  private final Page page;
  private final ClaimWords words;

  private ClaimSection(Page page, ClaimWords words) {
    this.page = page;
    this.words = words;
  }

  static void add(Page page, ClaimWords words, Tested claim, Optional<Lesson> lesson) {
    new ClaimSection(page, words).add(claim, lesson);
  }

  private void add(Tested claim, Optional<Lesson> lesson) {
    Finding finding = claim.finding();
    page.add("## " + claim.number() + ". " + Markdown.escape(words.of(claim.text().title())));
    page.add("> " + Markdown.escape(words.of(claim.text().quotation())));
    page.add("**" + words.verdict(finding.verdict()) + "**");
    lesson
        .flatMap(Lesson::why)
        .ifPresent(why -> page.add(words.why() + Markdown.escape(words.of(why))));
    page.add(words.prediction() + Markdown.escape(words.of(claim.text().prediction())));
    lesson.ifPresent(found -> page.add("$$\n" + found.equations().strip() + "\n$$"));
    String picture = words.file("claim_" + claim.number());
    page.chart(picture, words.picture());
    page.charts(picture + "_", words.picture());
    lesson.ifPresent(
        found -> page.add(words.picture() + ": " + Markdown.escape(words.of(found.lookAt()))));
    sentences(claim).ifPresent(page::add);
    page.add(parts(finding.parts()).markdown());
    page.add(words.effect() + words.of(finding.effect()) + ".");
    if (!finding.figures().isEmpty()) {
      page.add(words.figures());
      page.add(figures(finding.figures()).markdown());
    }
    if (!claim.evidence().runs().isEmpty()) {
      page.add(words.runs() + runs(claim) + ".");
    }
    if (!claim.evidence().times().isEmpty()) {
      page.add(words.times() + times(claim) + ".");
    }
  }

  /** The lecture's own sentence, and how each architecture goes on with it. */
  private Optional<String> sentences(Tested claim) {
    RunFiles.Content run = claim.evidence().runs().get(SENTENCES);
    if (run == null || run.predictions().isEmpty()) {
      return Optional.empty();
    }
    List<String> architectures = run.architectures();
    List<String> titles = new ArrayList<>(List.of(words.sentence(), words.goesOn()));
    titles.addAll(architectures);
    Table table = new Table(titles);
    Set<String> languages = new HashSet<>();
    for (PredictionRow row : run.predictions()) {
      if (languages.size() < EXAMPLES && languages.add(row.actual())) {
        List<String> cells = new ArrayList<>(List.of(row.sequence() + " …", row.actual()));
        architectures.forEach(name -> cells.add(row.predicted().getOrDefault(name, "")));
        table.add(cells);
      }
    }
    return Optional.of(table.markdown());
  }

  /** A column of the table of parts. */
  private record Column(String title, Function<Part, String> cell) {}

  /** Columns in which no part has anything are left out. */
  private Table parts(List<Part> parts) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(words.part(), part -> words.of(part.name())));
    columns.add(new Column(words.value(), part -> words.amount(part.value())));
    columns.add(new Column(words.against(), part -> words.amount(part.against())));
    columns.add(new Column(words.estimate(), part -> Format.present(part.estimate())));
    columns.add(
        new Column(words.interval(), part -> part.interval().map(words::interval).orElse("")));
    columns.add(new Column(words.pValue(), ClaimSection::pValue));
    columns.add(new Column(words.threshold(), part -> Format.number(part.threshold())));
    columns.add(new Column(words.verdict(), part -> words.verdict(part.verdict())));
    columns.removeIf(
        column -> parts.stream().allMatch(part -> column.cell().apply(part).isEmpty()));
    Table table = new Table(columns.stream().map(Column::title).toList());
    for (Part part : parts) {
      table.add(columns.stream().map(column -> column.cell().apply(part)).toList());
    }
    return table;
  }

  private static String pValue(Part part) {
    Double found = part.pValue();
    return found == null ? "" : Format.pValue(found);
  }

  private Table figures(List<Figure> figures) {
    Table table = new Table(List.of(words.measured(), words.quantity(), words.value()));
    for (Figure figure : figures) {
      table.add(
          List.of(
              words.of(figure.of()), words.of(figure.quantity()), words.amount(figure.value())));
    }
    return table;
  }

  private static String times(Tested claim) {
    return claim.evidence().times().keySet().stream()
        .map(file -> "[" + file + "](" + file + "/times.csv)")
        .collect(Collectors.joining(", "));
  }

  /** Links to the runs, those of a file together. */
  private static String runs(Tested claim) {
    List<String> files = new ArrayList<>();
    String last = "";
    for (String run : claim.evidence().runs().keySet()) {
      String file = run.replaceFirst("/.*", "");
      String variant = run.substring(file.length() + 1);
      String link = "[" + variant + "](" + run + "/report.md)";
      files.add(file.equals(last) ? link : file + ": " + link);
      last = file;
    }
    return String.join(", ", files);
  }
}
