package io.github.rnncompare.html;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The templates of pages, the styles and scripts that stand in each, and their digests. */
final class Assets {
  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

  static final String STYLE = text(UPLOT + "uPlot.min.css") + text("page.css");
  static final String CHARTS = text(UPLOT + "uPlot.iife.min.js");
  static final String PAGE = oneScope("tables.js", "lines.js", "axes.js", "page.js");

  private static final Mustache.Compiler TEMPLATES =
      Mustache.compiler().withLoader(name -> new StringReader(text(name + ".mustache")));

  private Assets() {}

  /** A template by its name; a value that is written between two braces is escaped. */
  static Template template(String name) {
    return TEMPLATES.loadTemplate(name);
  }

  /** These scripts as one, whose names are nobody else's. */
  private static String oneScope(String... names) {
    String all = Stream.of(names).map(Assets::text).collect(Collectors.joining("\n"));
    return "(() => {\n\"use strict\";\n\n" + all + "})();\n";
  }

  private static String text(String name) {
    try (InputStream stream = Assets.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + " is missing in the program");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip() + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read in the program", e);
    }
  }

  /** A source of a content-security policy: only an element with this very text may act. */
  static String source(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each Java has SHA-256", e);
    }
  }
}
