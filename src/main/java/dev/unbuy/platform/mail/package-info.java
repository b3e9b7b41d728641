/**
 * How mails leave: by SMTP to the server of {@code spring.mail.host}, or to an embedded one whose
 * letters are kept as files ({@code mail/*.eml} in the data folder) and shown on the mailbox page.
 */
@NullMarked
@NamedInterface("mail")
package dev.unbuy.platform.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
