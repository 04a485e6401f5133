package io.github.rnncompare.reliability;

import io.github.rnncompare.reliability.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Folders that may not be written, for somebody who is not the administrator. */
final class ReadOnlyFolders implements Attack {
  private static final List<String> FOLDERS =
      List.of("", "small", "small/models", "small/charts", "small/tables");

  private static final List<String> NO_PRIVILEGES =
      List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all");

  private static final Set<PosixFilePermission> READ_ONLY =
      PosixFilePermissions.fromString("r-xr-xr-x");

  private static final Set<PosixFilePermission> ORDINARY =
      PosixFilePermissions.fromString("rwxr-xr-x");

  @Override
  public String name() {
    return "read-only folders";
  }

  @Override
  public String description() {
    return "The folder of all results, one results folder, or its models, charts or tables may not"
        + " be written; the program runs without an administrator's privileges. It must do without"
        + " writing there, or end with one message; nothing that was there is lost, and the same"
        + " command goes on when the folder may be written.";
  }

  @Override
  public int cases(boolean quick) {
    return quick ? 1 : FOLDERS.size() * Scenario.values().length;
  }

  /** The words before a command that take an administrator's privileges away. */
  private static List<String> prefix() {
    return System.getProperty("user.name").equals("root") ? NO_PRIVILEGES : List.of();
  }

  @Override
  public Outcome attempt(int number, Path directory) throws IOException, InterruptedException {
    Scenario scenario = Scenario.of(number + 2);
    Path base = Files.createDirectory(directory.resolve("base"));
    Undisturbed.get().prepare(scenario, base);
    String name = FOLDERS.get(number / Scenario.values().length % FOLDERS.size());
    Path closed = base.resolve(name);
    if (!Files.isDirectory(closed)) {
      return Outcome.held(scenario.words + ": there is no such folder before");
    }
    Files.setPosixFilePermissions(closed, READ_ONLY);
    if (canWrite(closed)) {
      return Outcome.skipped("this user may write anywhere, and setpriv does not change that");
    }
    Ended ended = Program.in(directory).behind(prefix()).run(scenario.arguments(base));
    Files.setPosixFilePermissions(closed, ORDINARY);
    String where = "DIR" + (name.isEmpty() ? "" : "/" + name);
    String story = scenario.words + ", " + where + " read-only\n" + ended;
    if (ended.code() == 0) {
      return Again.ended(scenario, base, ended, where + ": it did without", story);
    }
    String fault = ended.notOneMessage(1, 2);
    return fault.isEmpty()
        ? Again.outcome(scenario, base, directory, where + ": one message, then it went on", story)
        : Outcome.finding("not one message", story + "\n" + fault);
  }

  private static boolean canWrite(Path folder) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(prefix());
    command.addAll(List.of("touch", folder.resolve("touched").toString()));
    try {
      return new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return true; // there is no setpriv
    }
  }
}
