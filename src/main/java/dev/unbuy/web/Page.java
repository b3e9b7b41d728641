package dev.unbuy.web;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Role;
import dev.unbuy.kernel.Language;
import dev.unbuy.platform.Reader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What every page needs: who looks at it, the token for its forms, and words.
 *
 * @param account who is signed in, or null
 * @param path of this page
 * @param back this page as it can be asked for again
 * @param csrf the value of every form's hidden field {@code _csrf}
 * @param unreadNotices looked up where a page asks for it
 */
public record Page(
    @Nullable Account account,
    String path,
    String back,
    String csrf,
    Texts texts,
    IntSupplier unreadNotices) {

  /** About how many notices who looks at it has not read. */
  public int unread() {
    return unreadNotices.getAsInt();
  }

  /** Whether somebody with this role is signed in. */
  public boolean is(Role role) {
    return account != null && account.roles().contains(role);
  }

  /** Whether who is signed in acts for this shop. */
  public boolean actsFor(UUID shop) {
    return account != null && shop.equals(account.shopId());
  }

  /** What {@code aria-current} says of a link to a section: this page is in it, or null. */
  public @Nullable String here(String section) {
    return path.equals(section) ? "page" : path.startsWith(section + "/") ? "true" : null;
  }

  /** The language in which this page is. */
  public Language language() {
    return Reader.language();
  }

  /** All languages in which it can be. */
  public List<Language> languages() {
    return List.of(Language.values());
  }

  /** A value as it stands in a query. */
  public String query(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** Words of the message file. */
  public String t(String key, @Nullable Object... arguments) {
    return texts.of(key, arguments);
  }

  /** A new key for a form: sent twice, it happens once. */
  public String key() {
    return UUID.randomUUID().toString();
  }
}
