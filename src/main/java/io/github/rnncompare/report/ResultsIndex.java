package io.github.rnncompare.report;

import io.github.rnncompare.chart.LossChart;
import io.github.rnncompare.chart.LossCurve;
import io.github.rnncompare.chart.Quantity;
import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.folder.FileKind;
import io.github.rnncompare.folder.FolderNames;
import io.github.rnncompare.html.HtmlPage;
import io.github.rnncompare.html.IndexPage;
import io.github.rnncompare.results.IndexFile;
import io.github.rnncompare.results.LossRow;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.spec.TextFile;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The page over all results of a folder: a card for each run, and links to other pages. */
public final class ResultsIndex {
  /** The end of a sentence, and not of a number or an abbreviation. */
  private static final String SENTENCE_ENDS = "(?<=[a-z0-9)%]\\.) (?=[A-Za-z])";

  private ResultsIndex() {}

  /**
   * The page.
   *
   * @param index where it will be
   * @param runs in folders beside it
   */
  public static String page(IndexFile index, Collection<RunFiles> runs) throws IOException {
    List<IndexPage.Experiment> experiments = new ArrayList<>();
    Set<String> shown = new HashSet<>();
    for (RunFiles run : runs) {
      String name = String.valueOf(run.directory().normalize().getFileName());
      experiments.add(experiment(name, new Comparison(run.read())));
      shown.add(name);
    }
    List<IndexPage.Other> others = new ArrayList<>();
    for (String name : index.pages()) {
      Path markdown = index.path().resolveSibling(name).resolve(FolderNames.REPORT);
      if (!shown.contains(name) && FileKind.of(markdown) == FileKind.PLAIN) {
        others.add(
            new IndexPage.Other(link(name), HtmlPage.title(TextFile.read(markdown, "report"))));
      }
    }
    return IndexPage.of(experiments, others);
  }

  /** A name as part of an address. */
  private static String link(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20")
        + "/"
        + FolderNames.PAGE;
  }

  private static IndexPage.Experiment experiment(String name, Comparison comparison) {
    List<LossCurve> curves = curves(comparison, true);
    boolean validation = !curves.isEmpty();
    Quantity quantity = Quantity.of(validation ? "validation loss" : "training loss");
    return new IndexPage.Experiment(
        name,
        link(name),
        MarkdownReport.question(comparison.run()),
        new Answer(comparison).text().split(SENTENCE_ENDS, 2)[0],
        task(comparison),
        comparison.architectures(),
        LossChart.of(quantity, validation ? curves : curves(comparison, false), Optional.empty())
            .data());
  }

  private static List<LossCurve> curves(Comparison comparison, boolean validation) {
    return LossCurves.of(
        comparison.run().losses(),
        comparison.architectures(),
        validation ? LossRow::validationLoss : LossRow::trainLoss);
  }

  private static String task(Comparison comparison) {
    return comparison.run().spec().get("task") instanceof Map<?, ?> task
        ? String.valueOf(task.get("name"))
        : "";
  }
}
