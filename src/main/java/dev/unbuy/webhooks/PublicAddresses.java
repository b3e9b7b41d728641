package dev.unbuy.webhooks;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Which addresses anybody on the internet could reach, so that no webhook looks into our house. */
final class PublicAddresses {

  private PublicAddresses() {}

  /**
   * Whether an address is public: not of this machine, of a private network, link-local (where
   * clouds keep their metadata), shared by a carrier, multicast, reserved, or one that wraps such
   * an address of version 4.
   */
  static boolean contain(InetAddress address) {
    boolean special =
        address.isAnyLocalAddress()
            || address.isLoopbackAddress()
            || address.isLinkLocalAddress()
            || address.isSiteLocalAddress()
            || address.isMulticastAddress();
    byte[] bytes = address.getAddress();
    return !special && (address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes));
  }

  private static boolean isPublic4(byte[] bytes) {
    int a = bytes[0] & 0xff;
    int b = bytes[1] & 0xff;
    int c = bytes[2] & 0xff;
    boolean shared = a == 100 && b >= 64 && b <= 127;
    boolean assigned = a == 192 && b == 0 && (c == 0 || c == 2);
    boolean relay = a == 192 && b == 88 && c == 99;
    boolean measuring = a == 198 && (b == 18 || b == 19);
    boolean examples = a == 198 && b == 51 && c == 100 || a == 203 && b == 0 && c == 113;
    return a != 0 && a < 224 && !shared && !assigned && !relay && !measuring && !examples;
  }

  /** Of the global unicast range 2000::/3, what does not lead to addresses of version 4. */
  private static boolean isPublic6(byte[] bytes) {
    int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    int second = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
    boolean global = first >>> 13 == 1;
    boolean protocols = first == 0x2001 && (second < 0x200 || second == 0xdb8);
    boolean examples = first == 0x3fff && second < 0x1000;
    return global && !protocols && !examples && first != 0x2002;
  }
}
