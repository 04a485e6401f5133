package io.github.rnncompare.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.read.ListAppender;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * The log of a run. Messages from before the results folder is known (a backend logs much while it
 * loads) are kept in memory, and written at the head of each run's file.
 */
final class RunLog implements AutoCloseable {
  /** What a cluster brings, which logs each of its steps. */
  private static final List<String> TALKATIVE =
      List.of(
          "org.apache.spark", "org.apache.hadoop", "org.sparkproject", "org.glassfish", "io.netty");

  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> early = new ListAppender<>();
  private OutputStreamAppender<ILoggingEvent> file = new OutputStreamAppender<>();

  private RunLog() {}

  /** Starts logging in place of Logback's default, which prints everything. */
  static RunLog start() {
    RunLog log = new RunLog();
    log.root.detachAndStopAllAppenders();
    log.root.setLevel(Level.INFO);
    TALKATIVE.forEach(name -> log.context.getLogger(name).setLevel(Level.WARN));
    log.early.setContext(log.context);
    log.early.start();
    log.root.addAppender(log.early);
    return log;
  }

  /** Shows the log on the error stream, since the output stream may be piped. */
  void showOnTerminal() {
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setTarget("System.err");
    attach(console);
  }

  /** Writes the early messages, and all later ones, to {@code stream}. */
  void into(OutputStream stream) {
    root.detachAppender(early);
    root.detachAppender(file);
    file.stop();
    file = new OutputStreamAppender<>();
    file.setOutputStream(stream);
    attach(file);
    early.list.forEach(file::doAppend);
  }

  private void attach(OutputStreamAppender<ILoggingEvent> appender) {
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setLayout(layout());
    encoder.start();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.start();
    root.addAppender(appender);
  }

  /** The layout of a line; harmless, since the file may be shown on a terminal. */
  private PatternLayout layout() {
    PatternLayout layout =
        new PatternLayout() {
          @Override
          public String doLayout(ILoggingEvent event) {
            return Harmless.text(super.doLayout(event));
          }
        };
    layout.setContext(context);
    layout.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC, en} %-5level %logger{20}: %msg%n");
    layout.start();
    return layout;
  }

  @Override
  public void close() {
    root.detachAndStopAllAppenders();
  }
}
