package dev.unbuy.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConversionException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Spring takes every failure with an {@code EOFException} behind it, or with the words "connection
 * reset by peer", for a client that has hung up, and says no more: to a client that is still there,
 * that is 200 and an empty body. Such a failure is that of a lost connection to the database as
 * well. So a failure is answered as one unless the answer is on its way already.
 */
@Configuration
class SilenceIsNoAnswer implements WebMvcConfigurer {

  @Override
  public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
    resolvers.replaceAll(
        one -> one instanceof DefaultHandlerExceptionResolver ? new Outspoken() : one);
  }

  private static final class Outspoken extends DefaultHandlerExceptionResolver {

    /** What a client got wrong is its own to see, and no line of the log. */
    Outspoken() {
      setWarnLogCategory("");
    }

    @Override
    protected @Nullable ModelAndView doResolveException(
        HttpServletRequest request,
        HttpServletResponse response,
        @Nullable Object handler,
        Exception failure) {
      boolean silence =
          DisconnectedClientHelper.isClientDisconnectedException(failure)
              && !(failure instanceof HttpMessageConversionException);
      return silence && !response.isCommitted()
          ? null
          : super.doResolveException(request, response, handler, failure);
    }
  }
}
