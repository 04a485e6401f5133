package io.github.rnncompare.cluster;

import io.github.rnncompare.data.SentData;
import io.github.rnncompare.experiment.TrialWorker;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import org.apache.spark.SparkEnv;
import org.apache.spark.SparkFiles;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;

/** What an executor does: it answers one request. */
final class TrialTask implements Function<byte[], byte[]> {
  private static final long serialVersionUID = 1L;

  /** Where the driver's data are unpacked on each executor. */
  static final String DATA = "rnn-compare-data";

  @Override
  public byte[] call(byte[] request) throws IOException {
    File data = new File(SparkFiles.get(DATA));
    if (data.isDirectory()) {
      System.setProperty(SentData.FOLDER, data.getPath());
    }
    return TrialWorker.answer(request, host(), TaskContext.get().attemptNumber());
  }

  private static String host() throws IOException {
    String host = SparkEnv.get().blockManager().blockManagerId().host();
    return host.isEmpty() ? InetAddress.getLocalHost().getHostName() : host;
  }
}
