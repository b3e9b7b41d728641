/**
 * Support: the help center.
 *
 * <p>Articles are Markdown in the repository, versioned with the code that they describe. They are
 * found by what people type: words are stemmed by PostgreSQL, rare words count more than common
 * ones, phrases that mean the same are read alike, a typing mistake finds the word that was meant,
 * and the beginning of a word is enough. Which words stand where is kept in a table, filled anew
 * when the application carries other articles than the database has seen.
 *
 * <p>Each language has its articles and its own words for what is meant; an article that is missing
 * in one is shown in English. Chinese, which sets no spaces, is parted by ICU's dictionary before
 * it is indexed and before it is asked for.
 *
 * <p>Every refusal names the article that explains it. What is asked without finding anything is
 * counted, without whose question it was.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform"})
@NullMarked
package dev.unbuy.support;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
