package io.github.rnncompare.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** Takes the picture of a report that the README begins with. Not a test: run by hand. */
final class ReadmePicture {
  private static final Path PICTURE = Path.of("src", "site", "resources", "report.png");

  private ReadmePicture() {}

  public static void main(String[] arguments) throws IOException {
    try (Browser browser = Browser.open()) {
      browser.show(Path.of("results", "sunspots", "report.html"), 1000, 700);
      browser.value("document.getElementById('chart-forecast_last').scrollIntoView() || true");
      WebElement over =
          browser.driver().findElement(By.cssSelector("#chart-forecast_last .u-over"));
      new Actions(browser.driver()).moveToElement(over, 60, 0).perform();
      Files.write(PICTURE, browser.driver().getScreenshotAs(OutputType.BYTES));
    }
  }
}
