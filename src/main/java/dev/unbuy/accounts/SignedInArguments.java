package dev.unbuy.accounts;

import dev.unbuy.kernel.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives controllers who is signed in: the {@link Account} (null for nobody), or the {@link Actor}
 * that they ask for, refused where the account is none.
 */
final class SignedInArguments implements HandlerMethodArgumentResolver {

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    Class<?> type = parameter.getParameterType();
    return type == Account.class || Actor.class.isAssignableFrom(type);
  }

  @Override
  public @Nullable Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory factory) {
    Account account = signedIn();
    Class<?> type = parameter.getParameterType();
    if (type == Account.class) {
      return account;
    }
    if (account == null) {
      throw new AccessDeniedException("nobody is signed in");
    }
    return actor(type, account);
  }

  private static Actor actor(Class<?> type, Account account) {
    if (type == Actor.Buyer.class && account.roles().contains(Role.BUYER)) {
      return new Actor.Buyer(account.id());
    }
    if (type == Actor.Seller.class
        && account.roles().contains(Role.SELLER)
        && account.shopId() != null) {
      return new Actor.Seller(account.id(), account.shopId());
    }
    if (type == Actor.Agent.class && account.roles().contains(Role.AGENT)) {
      return new Actor.Agent(account.id());
    }
    if (type == Actor.Operator.class && account.roles().contains(Role.OPERATOR)) {
      return new Actor.Operator(account.id());
    }
    throw new AccessDeniedException("not a " + type.getSimpleName());
  }

  private static @Nullable Account signedIn() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof Account account
        ? account
        : null;
  }
}
