package io.github.rnncompare.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a window, where Chromium and its driver are installed. */
public final class Browser implements AutoCloseable {
  private static final List<Path> BROWSERS =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Whether there is one; what says no names the packages. */
  public static boolean isThere() {
    return binary().isPresent() && Files.isExecutable(DRIVER);
  }

  private static Optional<Path> binary() {
    return BROWSERS.stream().filter(Files::isExecutable).findFirst();
  }

  public static Browser open() {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(binary().orElseThrow().toFile());
    options.setCapability("goog:loggingPrefs", logs);
    options.addArguments(
        "--headless",
        "--no-sandbox", // the tests may run as root, as in a container
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic");
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    return new Browser(new ChromeDriver(service, options));
  }

  public ChromeDriver driver() {
    return driver;
  }

  /** Opens a file in a window of this size. */
  void show(Path page, int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
    // A window of Chromium is at least 500 pixels wide; the screen that it shows need not be.
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    forget();
    driver.get(page.toAbsolutePath().toUri().toString());
  }

  /** Whether the person prefers light on dark. */
  void inTheDark(boolean dark) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  /** Opens an address. */
  public void show(String address) {
    forget();
    driver.get(address);
  }

  private void forget() {
    driver.manage().logs().get(LogType.BROWSER);
    driver.manage().logs().get(LogType.PERFORMANCE);
  }

  /** What the page has written to the console, errors above all. */
  public List<String> console() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** The addresses that the page has asked for, without those in itself. */
  List<String> requests() {
    return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(LogEntry::getMessage)
        .filter(message -> message.contains("Network.requestWillBeSent\""))
        .map(
            message -> message.replaceFirst("(?s).*\"request\":\\{.*?\"url\":\"([^\"]*)\".*", "$1"))
        .filter(address -> !address.startsWith("data:"))
        .toList();
  }

  /** The value of an expression in the page. */
  public Object value(String expression, Object... arguments) {
    return Objects.requireNonNull(
        driver.executeScript("return " + expression, arguments), expression);
  }

  /** What axe finds that is serious or worse, in words. */
  @SuppressWarnings("unchecked") // a list of texts, by the script
  List<String> accessibility() throws IOException {
    try (InputStream axe = Browser.class.getResourceAsStream("/axe.min.js")) {
      driver.executeScript(
          new String(Objects.requireNonNull(axe).readAllBytes(), StandardCharsets.UTF_8));
    }
    return (List<String>)
        Objects.requireNonNull(
            driver.executeAsyncScript(
                "const done = arguments[0];"
                    + "axe.run().then(found => done(found.violations"
                    + ".filter(each => ['serious', 'critical'].includes(each.impact))"
                    + ".map(each => each.id + ': ' + each.nodes[0].html + ' '"
                    + " + each.nodes[0].failureSummary)));"));
  }

  @Override
  public void close() {
    driver.quit();
  }

  /** The committed pages, without those of single runs of claims. */
  static Stream<Path> committedPages() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("results"))) {
      return folders
          .map(folder -> folder.resolve("report.html"))
          .filter(Files::exists)
          .sorted()
          .toList()
          .stream();
    }
  }
}
