package io.github.rnncompare.cli;

import io.github.rnncompare.experiment.Estimate;
import io.github.rnncompare.experiment.Experiment;
import io.github.rnncompare.network.Backend;
import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.plan.Plan;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code check}: reads specs and their data, and shows what {@code run} would do. */
@Command(
    name = "check",
    description = {
      "Reads specs and their data, and shows what a run would do.",
      "Trials, widths, parameters, and about how long it would take."
    },
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @ParentCommand private RootCommand root;
  @Mixin private final SpecOptions specs = new SpecOptions();
  @Mixin private final JobOptions jobOptions = new JobOptions();

  @Override
  public Integer call() throws IOException {
    root.log();
    List<ExperimentSpec> experiments = specs.read();
    Backend backend = Backend.load();
    int jobs = jobOptions.read(backend).jobs();
    PrintWriter out = command.commandLine().getOut();
    for (ExperimentSpec spec : experiments) {
      Experiment experiment = new Experiment(spec);
      experiment.files();
      int atOnce = Math.min(jobs, experiment.plan().widest());
      new PlanView(out, experiment).show(backend);
      out.println();
      out.println(
          String.format(
              Locale.ROOT,
              "%s with %s: %s.",
              trials(experiment.plan()),
              atOnce == 1 ? "one job" : atOnce + " jobs",
              Text.about(Estimate.of(experiment, atOnce))));
      if (!spec.equals(experiments.get(experiments.size() - 1))) {
        out.println();
      }
    }
    return 0;
  }

  private static String trials(Plan plan) {
    int least = plan.size();
    return least == plan.mostTrials()
        ? least + " trials; estimated time"
        : String.format(
            Locale.ROOT,
            "%d trials, or up to %d if the sweep is widened; estimated time of the %d",
            least,
            plan.mostTrials(),
            least);
  }
}
