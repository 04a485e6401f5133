package io.github.rnncompare.archive;

import io.github.rnncompare.spec.UserErrorException;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An array as NumPy writes it (NEP 1: a header that is a Python dictionary, then the elements):
 * numbers, or texts of a fixed length.
 *
 * @param shape sizes of its axes
 * @param type NumPy's type without the order of bytes: {@code f8}, {@code i4}, {@code U3}
 * @param bytes of the elements, the last axis fastest
 */
record NpyArray(List<Integer> shape, String type, ByteBuffer bytes) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{\\s*'descr':\\s*'(?<order>[<>|=])(?<type>[a-zA-Z]\\d+)',\\s*'fortran_order':\\s*"
              + "(?<fortran>True|False),\\s*'shape':\\s*\\((?<shape>[\\d,\\s]*)\\),?\\s*\\}\\s*");
  private static final Pattern TYPE = Pattern.compile("f[48]|[iu][1248]|b1|[US][1-9]\\d{0,3}");
  private static final int MAX_HEADER = 1 << 16;
  private static final int BYTES_OF_CHARACTER = 4;

  /**
   * Reads an array.
   *
   * @param error makes the error from what is wrong
   */
  static NpyArray read(InputStream file, Function<String, UserErrorException> error)
      throws IOException {
    DataInputStream input = new DataInputStream(file);
    try {
      if (!Arrays.equals(input.readNBytes(MAGIC.length), MAGIC)) {
        throw error.apply("does not begin as an array of NumPy");
      }
      int version = input.readUnsignedByte();
      input.readUnsignedByte();
      int low = Short.toUnsignedInt(Short.reverseBytes(input.readShort()));
      int high = version > 1 ? Short.toUnsignedInt(Short.reverseBytes(input.readShort())) : 0;
      if (version < 1 || version > 3 || high > 0 || low > MAX_HEADER) {
        throw error.apply("is an array of NumPy with a header that is not read");
      }
      String header = new String(input.readNBytes(low), StandardCharsets.UTF_8);
      return read(header, input, error);
    } catch (EOFException e) {
      throw error.apply("ends before its array does; save it again");
    }
  }

  private static NpyArray read(
      String header, InputStream input, Function<String, UserErrorException> error)
      throws IOException {
    if (header.contains("'|O'")) {
      throw error.apply(
          "is an array of Python objects; save it as numbers or texts: y.astype(str), say");
    }
    Matcher parts = HEADER.matcher(header);
    if (!parts.matches() || !TYPE.matcher(parts.group("type")).matches()) {
      throw error.apply(
          "is an array of NumPy, but not of plain numbers or texts: " + header.strip());
    }
    if (parts.group("fortran").equals("True")) {
      throw error.apply(
          "is an array in Fortran's order; save numpy.ascontiguousarray of it instead");
    }
    List<Integer> shape =
        Arrays.stream(parts.group("shape").split(","))
            .map(String::strip)
            .filter(size -> !size.isEmpty())
            .map(size -> size.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(size))
            .toList();
    String type = parts.group("type");
    long length = size(type);
    for (int size : shape) {
      length = Math.min(Integer.MAX_VALUE, length * size);
    }
    if (length == Integer.MAX_VALUE) {
      throw error.apply("has an array of 2 GiB or more; save it in several files, or as CSV");
    }
    byte[] elements = input.readNBytes((int) length);
    if (elements.length < length || input.read() >= 0) {
      throw error.apply(
          String.format(
              Locale.ROOT,
              "has %s bytes than its header says, %,d; save it again",
              elements.length < length ? "fewer" : "more",
              length));
    }
    ByteOrder order =
        parts.group("order").equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return new NpyArray(shape, type, ByteBuffer.wrap(elements).order(order));
  }

  private static int size(String type) {
    int number = Integer.parseInt(type.substring(1));
    return type.charAt(0) == 'U' ? number * BYTES_OF_CHARACTER : number;
  }

  /**
   * The text of an element, as CSV would have it.
   *
   * @param index of the element among all
   */
  String text(int index) {
    int at = index * size(type);
    return switch (type) {
      case "f4" -> text(bytes.getFloat(at));
      case "f8" -> text(bytes.getDouble(at));
      case "i1" -> String.valueOf(bytes.get(at));
      case "u1", "b1" -> String.valueOf(Byte.toUnsignedInt(bytes.get(at)));
      case "i2" -> String.valueOf(bytes.getShort(at));
      case "u2" -> String.valueOf(Short.toUnsignedInt(bytes.getShort(at)));
      case "i4" -> String.valueOf(bytes.getInt(at));
      case "u4" -> Integer.toUnsignedString(bytes.getInt(at));
      case "i8" -> String.valueOf(bytes.getLong(at));
      case "u8" -> Long.toUnsignedString(bytes.getLong(at));
      default -> characters(at);
    };
  }

  private static String text(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 53;
    return whole ? String.valueOf((long) value) : String.valueOf(value);
  }

  private static String text(float value) {
    return value == Math.rint(value) ? text((double) value) : String.valueOf(value);
  }

  /** Characters up to the first that is zero. */
  private String characters(int at) {
    StringBuilder text = new StringBuilder();
    boolean wide = type.charAt(0) == 'U';
    int step = wide ? BYTES_OF_CHARACTER : 1;
    for (int i = at; i < at + size(type); i += step) {
      int point = wide ? bytes.getInt(i) : Byte.toUnsignedInt(bytes.get(i));
      if (point == 0) {
        break;
      }
      text.appendCodePoint(Character.isValidCodePoint(point) ? point : 0xFFFD);
    }
    return text.toString();
  }
}
