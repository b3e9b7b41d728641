package dev.unbuy.policies;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The packs of rights, read from a file of the product ({@code rights/packs.json}) or from one of
 * the operator's ({@code unbuy.rights.packs}). The delivery country picks the pack.
 */
@Component
public class PolicyPacks {

  private static final String SHIPPED = "rights/packs.json";
  private static final Comparator<PolicyPack> NEWEST =
      Comparator.comparing(PolicyPack::effectiveFrom).thenComparing(PolicyPack::version);

  private final List<PolicyPack> packs;

  PolicyPacks(
      JsonMapper json, @Value("${unbuy.rights.packs:classpath:" + SHIPPED + "}") Resource file) {
    this.packs = read(json, file);
  }

  private PolicyPacks() {
    this(new JsonMapper(), new ClassPathResource(SHIPPED));
  }

  /** Those that come with the product, for whoever has no application around. */
  public static PolicyPacks shipped() {
    return new PolicyPacks();
  }

  /** All versions of all packs, as they stand in the file. */
  public List<PolicyPack> all() {
    return packs;
  }

  /** Whether this is the version of its place that holds at an instant. */
  public boolean isInForce(PolicyPack pack, Instant at) {
    return packs.stream()
        .filter(one -> one.code().equals(pack.code()))
        .filter(one -> one.isInForceAt(at))
        .max(NEWEST)
        .filter(pack::equals)
        .isPresent();
  }

  /** The pack that holds at an instant for deliveries to a country. */
  public PolicyPack forCountry(String country, Instant at) {
    return packs.stream()
        .filter(pack -> pack.countries().contains(country))
        .filter(pack -> pack.isInForceAt(at))
        .max(NEWEST)
        .orElseGet(() -> of(PolicyPack.DEFAULT, Integer.MAX_VALUE));
  }

  /** A version of a pack; its newest one where the file no longer knows that version. */
  public PolicyPack of(String code, int version) {
    List<PolicyPack> all = packs.stream().filter(pack -> pack.code().equals(code)).toList();
    return all.stream()
        .filter(pack -> pack.version() == version)
        .findFirst()
        .or(() -> all.stream().max(NEWEST))
        .orElseGet(() -> packs.stream().filter(PolicyPacks::isDefault).max(NEWEST).orElseThrow());
  }

  private static List<PolicyPack> read(JsonMapper json, Resource file) {
    try (InputStream in = file.getInputStream()) {
      List<PolicyPack> read = List.of(json.readValue(in, PolicyPack[].class));
      if (read.stream().noneMatch(PolicyPacks::isDefault)) {
        throw new IllegalStateException(file + " has no pack \"default\"");
      }
      return read;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static boolean isDefault(PolicyPack pack) {
    return pack.code().equals(PolicyPack.DEFAULT);
  }
}
