package io.github.rnncompare.folder;

import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Path;

/** Another process, which holds a folder until it is killed or its input ends. */
final class LockHolder {
  private LockHolder() {}

  /** Takes the folder that the first argument names, and says so. */
  @SuppressWarnings("try") // the lock is held, never used
  public static void main(String[] args) throws IOException {
    try (RunLock lock = RunLock.take(Path.of(args[0]), "process 7: run other.yaml")) {
      System.out.println("taken");
      System.in.read();
    } catch (UserErrorException e) {
      System.exit(2);
    }
  }

  /** Starts it, and waits until it has the folder. */
  static Process start(Path directory) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    process.inputReader().readLine();
    return process;
  }
}
