package dev.unbuy.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Who may reach what; without server-side sessions, so that any node answers. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration implements WebMvcConfigurer {

  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
          + "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
          + "base-uri 'none'";
  private static final String DOCS_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
          + "img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";
  private static final String[] OPEN_PAGES = {
    "/",
    "/search",
    "/listings/**",
    "/shops/*",
    "/compare",
    "/price-trends",
    "/sign-in",
    "/register",
    "/language",
    "/withdraw",
    "/withdraw/**",
    "/delays/**",
    "/unsubscribe/*",
    "/assets/**",
    "/art/**",
    "/webhooks/gateway",
    "/actuator/health",
    "/mailbox",
    "/mailbox/**",
    "/error",
    "/favicon.ico"
  };
  private static final String[] DOCS = {
    "/v3/api-docs",
    "/v3/api-docs/**",
    "/v3/api-docs.yaml",
    "/docs",
    "/docs/**",
    "/swagger-ui/**",
    "/swagger-ui.html"
  };

  @Bean
  @Order(1)
  SecurityFilterChain docsSecurity(HttpSecurity http) throws Exception {
    return stateless(http, DOCS_POLICY)
        .securityMatcher(DOCS)
        .csrf(AbstractHttpConfigurer::disable)
        .authorizeHttpRequests(any -> any.anyRequest().permitAll())
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain apiSecurity(HttpSecurity http, ApiTokens tokens, Sessions sessions)
      throws Exception {
    SignedInFilter signedIn = new SignedInFilter(tokens, sessions);
    return stateless(http, CONTENT_SECURITY_POLICY)
        .securityMatcher("/api/**")
        .csrf(AbstractHttpConfigurer::disable)
        .addFilterBefore(signedIn, AuthorizationFilter.class)
        .addFilterBefore(new LargeUploads(signedIn), AuthorizationFilter.class)
        .authorizeHttpRequests(
            paths ->
                paths
                    .requestMatchers(HttpMethod.POST, "/api/v1/tokens", "/api/v1/accounts")
                    .permitAll()
                    .requestMatchers(
                        HttpMethod.GET,
                        "/api/v1/listings",
                        "/api/v1/listings/**",
                        "/api/v1/shops/*/ratings",
                        "/api/v1/help/**")
                    .permitAll()
                    .requestMatchers("/api/v1/seller/**")
                    .hasRole("SELLER")
                    .requestMatchers("/api/v1/admin/**")
                    .hasAnyRole("OPERATOR", "AGENT")
                    .anyRequest()
                    .authenticated())
        .exceptionHandling(
            failures ->
                failures
                    .authenticationEntryPoint(
                        (request, response, failure) ->
                            problem(response, 401, "unauthorized", "Send Authorization: Bearer …"))
                    .accessDeniedHandler(
                        (request, response, failure) ->
                            problem(response, 403, "forbidden", "Your account may not do this")))
        .build();
  }

  @Bean
  @Order(3)
  SecurityFilterChain pagesSecurity(HttpSecurity http, ApiTokens tokens, Sessions sessions)
      throws Exception {
    SignedInFilter signedIn = new SignedInFilter(tokens, sessions);
    return stateless(http, CONTENT_SECURITY_POLICY)
        .csrf(
            csrf ->
                csrf.csrfTokenRepository(new CookieCsrfTokenRepository())
                    .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                    .ignoringRequestMatchers("/webhooks/**", "/unsubscribe/*"))
        .addFilterBefore(signedIn, AuthorizationFilter.class)
        // before the token of a form is looked for: that reads the whole of it
        .addFilterBefore(new LargeUploads(signedIn), CsrfFilter.class)
        .authorizeHttpRequests(
            paths ->
                paths
                    .requestMatchers(OPEN_PAGES)
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, "/help", "/help/*")
                    .permitAll()
                    .requestMatchers("/seller", "/seller/**")
                    .hasRole("SELLER")
                    .requestMatchers("/admin", "/admin/**")
                    .hasAnyRole("OPERATOR", "AGENT")
                    .requestMatchers("/agent", "/agent/**")
                    .hasRole("AGENT")
                    .anyRequest()
                    .authenticated())
        .exceptionHandling(
            failures ->
                failures.authenticationEntryPoint(
                    (request, response, failure) -> toSignIn(request, response)))
        .build();
  }

  /** Keeps Spring Boot from inventing a user of its own: people are in the database. */
  @Bean
  UserDetailsService nobody() {
    return name -> {
      throw new UsernameNotFoundException(name);
    };
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new SignedInArguments());
  }

  private static HttpSecurity stateless(HttpSecurity http, String policy) throws Exception {
    return http.sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(csp -> csp.policyDirectives(policy))
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)));
  }

  static void problem(HttpServletResponse response, int status, String type, String detail)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/problem+json");
    response.setCharacterEncoding("UTF-8");
    response
        .getWriter()
        .write(
            """
            {"type":"/problems/%s","title":"%s","status":%d,"detail":"%s"}\
            """
                .formatted(type, type, status, detail));
  }

  private static void toSignIn(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String next = before(request);
    next = next.isEmpty() ? "" : "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    response.sendRedirect("/sign-in" + next);
  }

  /** The page that somebody wanted to see, or from which they sent a form; only of this site. */
  private static String before(HttpServletRequest request) {
    if (request.getMethod().equals("GET")) {
      String query = request.getQueryString();
      return request.getRequestURI() + (query == null ? "" : "?" + query);
    }
    String here = request.getRequestURL().substring(0, request.getRequestURL().indexOf("/", 8));
    String from = String.valueOf(request.getHeader(HttpHeaders.REFERER));
    return from.startsWith(here + "/") ? from.substring(here.length()) : "";
  }
}
