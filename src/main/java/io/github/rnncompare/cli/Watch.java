package io.github.rnncompare.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.rnncompare.html.HtmlPage;
import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.plan.Plan;
import io.github.rnncompare.report.Report;
import io.github.rnncompare.results.Journal;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.TrialRecord;
import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows a run while it goes on, to a browser on this machine: a page from the journal, and when the
 * run has ended its report. It listens on 127.0.0.1 only, on a free port, and answers nothing but
 * one path that nobody can guess.
 */
final class Watch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
  private static final int SECRET_BYTES = 16;

  private static final int TRIES = 10;
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

  /** Within this time a page that is open has asked, and loaded itself again. */
  private static final Duration LAST_LOOK = Duration.ofSeconds(3);

  private final HttpServer server;
  private final ExecutorService executor = Executors.newSingleThreadExecutor(Watch::daemon);
  private final String path;

  /** Of the run that began then, so that none is read twice. */
  private final Map<Integer, TrialRecord> trials = new TreeMap<>();

  private String began = "";

  private volatile RunFiles files;
  private volatile long asked;
  private volatile boolean shownEnded;

  private Watch(HttpServer server, RunFiles files) {
    this.server = server;
    this.files = files;
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    path = "/" + HexFormat.of().formatHex(secret) + "/";
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "watch");
    thread.setDaemon(true);
    return thread;
  }

  /** Begins to serve the page of a run. */
  static Watch of(RunFiles files) throws IOException {
    InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    Watch watch = new Watch(HttpServer.create(new InetSocketAddress(here, 0), 0), files);
    watch.server.setExecutor(watch.executor);
    watch.server.createContext("/", watch::answer);
    watch.server.start();
    return watch;
  }

  /** Where a browser finds the page. */
  String address() {
    return "http://" + host() + path;
  }

  private String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Shows another run from now on. */
  void turnTo(RunFiles next) {
    files = next;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String asks = exchange.getRequestURI().getPath();
      boolean ours = host().equals(exchange.getRequestHeaders().getFirst("Host"));
      if (!ours || !exchange.getRequestMethod().equals("GET")) {
        exchange.sendResponseHeaders(403, -1);
      } else if (asks.equals(path)) {
        asked = System.nanoTime();
        boolean ended = hasEnded();
        send(exchange, "text/html; charset=utf-8", steady(this::page));
        shownEnded = ended;
      } else if (asks.equals(path + "version")) {
        asked = System.nanoTime();
        send(exchange, "text/plain; charset=utf-8", steady(this::version));
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    } catch (RuntimeException e) {
      LOG.warn("The page could not be made; it will be tried again", e);
      throw e;
    }
  }

  /** A text from the folder. */
  private interface Reading {
    String read() throws IOException;
  }

  /** Reads again, a few times, where the run changes its files under the reading. */
  private static String steady(Reading reading) throws IOException {
    for (int i = 1; i < TRIES; i++) {
      try {
        return reading.read();
      } catch (IOException | UserErrorException e) {
        LOG.debug("The folder is changing; it is read again", e);
        pause(BETWEEN_TRIES);
      }
    }
    return reading.read();
  }

  private static void pause(Duration time) {
    try {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, String type, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
    exchange.sendResponseHeaders(200, bytes.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(bytes);
    }
  }

  /** Changes when the page would be another. */
  private String version() throws IOException {
    RunFiles now = files;
    Optional<Journal> journal = now.unfinished();
    String shown = journal.isPresent() ? "" + journal.get().finished().size() : "ended";
    return Integer.toHexString((now.directory() + " " + shown).hashCode());
  }

  private String page() throws IOException {
    RunFiles now = files;
    String version = version(); // before the page: a newer one is loaded again
    Optional<Journal> journal = now.unfinished();
    String page =
        journal.isPresent() ? unfinished(journal.get()) : Files.readString(now.path("report.html"));
    return HtmlPage.watched(page, version);
  }

  private List<TrialRecord> trials(Journal journal) throws IOException {
    synchronized (trials) {
      String now = files.directory() + " " + journal.beginning().started();
      if (!now.equals(began)) {
        trials.clear();
        began = now;
      }
      for (int index : journal.finished()) {
        if (!trials.containsKey(index)) {
          journal.trial(index).ifPresent(trial -> trials.put(index, trial));
        }
      }
      return List.copyOf(trials.values());
    }
  }

  private String unfinished(Journal journal) throws IOException {
    String spec = journal.beginning().identity().spec();
    ExperimentSpec experiment = ExperimentSpec.readText("run", spec, "spec.yaml");
    return Report.unfinished(
        SpecFile.load(spec, "spec.yaml"), trials(journal), new Plan(experiment).size());
  }

  /** Whether the run has ended. */
  boolean hasEnded() throws IOException {
    return files.unfinished().isEmpty();
  }

  /** Ends; a page that is open gets the time to load the report. */
  @Override
  public void close() throws IOException {
    long end = System.nanoTime() + LAST_LOOK.toNanos();
    while (hasEnded() && !shownEnded && isOpenSomewhere() && System.nanoTime() < end) {
      pause(BETWEEN_TRIES);
    }
    server.stop(0);
    executor.shutdownNow();
  }

  private boolean isOpenSomewhere() {
    return asked != 0 && System.nanoTime() - asked < LAST_LOOK.toNanos();
  }

  /** What the terminal says of it. */
  String words() {
    return String.format(Locale.ROOT, "Watch it at %s", address());
  }

  /**
   * Watches the unfinished run of a folder.
   *
   * @throws UserErrorException if there is none
   */
  static void requireUnfinished(RunFiles files) throws IOException {
    if (files.unfinished().isEmpty()) {
      throw new UserErrorException(
          files.directory()
              + " has no unfinished run to watch; the report of one that has ended is "
              + files.path("report.html"));
    }
  }
}
