package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rnncompare.html.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;

/** A run that a person watches from start to end; skipped where there is no Chromium. */
class WatchInBrowserTest {
  private static final Pattern ADDRESS =
      Pattern.compile("http://127\\.0\\.0\\.1:\\d+/[0-9a-f]{32}/");
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private static final String SPEC =
      """
      question: Which network recalls a key?
      task: {name: delayed_recall, time_steps: 20, sequences: 500, validation: 50, test: 50}
      architectures: {simple_rnn: {hidden_size: 16}, lstm: {hidden_size: 16}}
      training: {epochs: 120, batch_size: 10, optimizer: {name: adam}}
      seeds: 4
      """;

  @TempDir private Path directory;

  @Test
  void aRunIsWatchedFromStartToEndThoughItIsKilledAndResumed() throws Exception {
    assumeTrue(Browser.isThere(), "no Chromium here (Debian: chromium, chromium-driver)");
    Path spec = Files.writeString(directory.resolve("recall.yaml"), SPEC);
    List<String> command =
        CommandProcess.command(
            List.of(
                "run", spec.toString(), "--out", directory.toString(), "--jobs", "1", "--watch"));
    Path said = directory.resolve("said.txt");
    try (Browser browser = Browser.open()) {
      // given: a run whose page is open
      CommandProcess first = CommandProcess.start(command, said);
      browser.show(address(first));
      assertThat(text(browser)).contains("Which network recalls a key?");
      await(browser, "The trials that have ended");
      assertThat(text(browser)).contains("of 8 trials have ended; nothing can be concluded yet");
      assertThat(browser.value("document.querySelectorAll('canvas').length")).isEqualTo(2L);
      // when: it is killed
      first.kill();
      await(browser, "The run has ended or was stopped");
      // and resumed, and watched from another process
      CommandProcess second = CommandProcess.start(command, said);
      String address = address(second);
      CommandProcess watching =
          CommandProcess.start(
              CommandProcess.command(List.of("watch", directory.resolve("recall").toString())),
              directory.resolve("watching.txt"));
      assertThat(address(watching)).isNotEqualTo(address);
      browser.show(address);
      // then: the page becomes the report
      await(browser, "Over the seeds");
      assertThat(browser.console()).allMatch(line -> line.contains("version")); // nobody answers
      assertThat(second.code()).as(second.printed()).isZero();
      assertThat(watching.code()).isZero();
      assertThat(watching.printed()).contains("The run has ended.");
      await(browser, "The run has ended or was stopped");
    }
  }

  private static String address(CommandProcess process) throws IOException, InterruptedException {
    process.awaitPrinted("Watch it at http");
    Thread.sleep(100); // until the line is whole
    Matcher matcher = ADDRESS.matcher(process.printed());
    assertThat(matcher.find()).as(process.printed()).isTrue();
    return matcher.group();
  }

  private static String text(Browser browser) {
    return browser.driver().findElement(By.tagName("main")).getText();
  }

  /** Waits until the page says it; it may load itself again meanwhile. */
  private static void await(Browser browser, String words) throws InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    String last = "";
    while (System.nanoTime() < end) {
      try {
        last = text(browser);
        if (last.contains(words)) {
          return;
        }
      } catch (StaleElementReferenceException e) {
        last = "the page is loading";
      } catch (WebDriverException e) {
        last = String.valueOf(e.getMessage());
      }
      Thread.sleep(50);
    }
    assertThat(last).contains(words);
  }
}
