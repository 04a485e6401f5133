package io.github.rnncompare.cli;

import io.github.rnncompare.experiment.TimedVariants;
import io.github.rnncompare.results.TimeResults;
import io.github.rnncompare.results.TimeRow;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/**
 * {@code time-variants}: measures times in this process, for {@code claims}, which starts it and
 * reads what it prints. It ends when its standard input does, and so never outlives its parent.
 */
@Command(
    name = TimeCommand.NAME,
    hidden = true,
    description = "Measures times for claims, which starts this command by itself.",
    mixinStandardHelpOptions = true)
final class TimeCommand implements Callable<Integer> {
  static final String NAME = "time-variants";

  @ParentCommand private RootCommand root;

  @Parameters(index = "0", paramLabel = "FILE", description = "What is measured.")
  private Path file = Path.of("");

  @Parameters(index = "1", paramLabel = "PROCESS", description = "The number of this process.")
  private int process;

  @Override
  public Integer call() throws IOException {
    endWithParent();
    List<TimeRow> rows = TimedVariants.read(file).measure(process);
    root.output().exact().print(TimeResults.text(rows));
    root.output().exact().flush();
    return 0;
  }

  private static void endWithParent() {
    Thread thread = new Thread(TimeCommand::awaitEndOfInput, "end with parent");
    thread.setDaemon(true);
    thread.start();
  }

  private static void awaitEndOfInput() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Runtime.getRuntime().halt(Failures.FAILED);
    }
  }
}
